#include "indexer/prose/cjk_dateline.h"

#include <algorithm>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/notices.h"

namespace dateline {
namespace {

constexpr std::size_t longest_agency_dateline = 120;  ///< bytes of a dateline
constexpr std::size_t longest_agency_place = 40;      ///< bytes of a place

/// The mark of a wire with which a text begins; empty if there is none.
std::string_view leading_mark(std::string_view text) {
  for (const Notice& notice : notices()) {
    if (notice.kind == NoticeKind::mark && text.starts_with(notice.text)) return notice.text;
  }
  return {};
}

/// Behind the bracket that begins at a place of a text; the place itself if there is none.
std::size_t behind_bracket(std::string_view text, std::size_t at) {
  constexpr std::string_view open = "（";
  constexpr std::string_view close = "）";
  if (!text.substr(at).starts_with(open)) return at;
  const std::size_t end = text.substr(0, at + longest_agency_dateline).find(close, at);
  return end == text.npos ? at : end + close.size();
}

/// "新华社北京2017年3月14日电（记者 王明）": the day may lack its year, which the dateline then has
/// not.
std::optional<Dateline> chinese_dateline(std::string_view text, const DateRange& range) {
  const std::string_view wire = leading_mark(text);
  if (wire.empty()) return std::nullopt;
  const std::string_view head = text.substr(0, longest_agency_dateline);
  for (const std::string_view sign : {"日电", "日電", "日讯", "日訊"}) {
    const std::size_t day_end = head.find(sign, wire.size());
    if (day_end == head.npos) continue;
    const auto place_end = std::ranges::find_if(head.substr(wire.size()), is_digit);
    const auto place_size = static_cast<std::size_t>(place_end - head.begin()) - wire.size();
    const bool before_day = wire.size() + place_size < day_end;
    if (!before_day || place_size > longest_agency_place) return std::nullopt;
    Dateline found;
    found.wire = wire;
    found.place = trimmed(head.substr(wire.size(), place_size));
    found.date = find_date(head.substr(0, day_end + std::string_view("日").size()), 0, range);
    found.end = behind_bracket(text, day_end + sign.size());
    return found;
  }
  return std::nullopt;
}

/// "(서울=연합뉴스) 홍길동 기자 = "
std::optional<Dateline> korean_dateline(std::string_view text) {
  constexpr std::string_view author_end = " = ";
  const std::size_t close = text.substr(0, longest_agency_dateline).find(')');
  const std::size_t equals = text.substr(0, longest_agency_dateline).find('=');
  if (close == text.npos || equals > close) return std::nullopt;
  Dateline found;
  found.wire = trimmed(text.substr(equals + 1, close - equals - 1));
  found.place = trimmed(text.substr(1, equals - 1));
  if (wire_of_mark(found.wire).empty() || found.place.size() > longest_agency_place)
    return std::nullopt;
  const std::size_t author =
      text.substr(0, close + longest_agency_dateline).find(author_end, close);
  found.end = author == text.npos ? close + 1 : author + author_end.size();
  return found;
}

}  // namespace

std::optional<Dateline> cjk_dateline(std::string_view text, const DateRange& range) {
  constexpr unsigned char first_lead = 0xE3;  // of characters of Chinese, Japanese and Korean
  if (text.starts_with('(')) return korean_dateline(text);
  const bool cjk = !text.empty() && static_cast<unsigned char>(text.front()) >= first_lead;
  return cjk ? chinese_dateline(text, range) : std::nullopt;
}

}  // namespace dateline
