#include "indexer/html/minguo_date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "common/text/ascii.h"

namespace dateline::html {
namespace {

constexpr int year_before_first = 1911;
constexpr int first_read = 80;  ///< years before are older than any page
constexpr int last_read = 199;

/// A number of at most `most` digits at a place that it moves behind them; -1 if there is none.
int read_number(std::string_view text, std::size_t& at, std::size_t most) {
  int value = 0;
  std::size_t digits = 0;
  for (; at < text.size() && is_digit(text[at]); ++at, ++digits) {
    if (digits == most) return -1;
    value = value * 10 + (text[at] - '0');
  }
  return digits == 0 ? -1 : value;
}

using Separators = std::pair<std::string_view, std::string_view>;

/// What parts the numbers, by what stands behind the first.
std::optional<Separators> separators_at(std::string_view text, std::size_t at) {
  static constexpr auto known =
      std::to_array<Separators>({{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}});
  const auto* const found = std::ranges::find_if(
      known, [&](const Separators& one) { return text.substr(at).starts_with(one.first); });
  return found == known.end() ? std::nullopt : std::optional(*found);
}

std::optional<DateMatch> minguo_date_at(std::string_view text, std::size_t at) {
  DateMatch match;
  match.begin = at;
  const int year = read_number(text, at, 3);
  if (year < first_read || year > last_read || at == text.size()) return std::nullopt;
  const auto separators = separators_at(text, at);
  if (!separators) return std::nullopt;
  const auto& [behind_year, behind_month] = *separators;
  at += behind_year.size();
  const int month = read_number(text, at, 2);
  if (month < 0 || !text.substr(at).starts_with(behind_month)) return std::nullopt;
  at += behind_month.size();
  const int day = read_number(text, at, 2);
  if (day < 0) return std::nullopt;
  const auto date = Date::from_ymd(year + year_before_first, static_cast<unsigned>(month),
                                   static_cast<unsigned>(day));
  if (!date) return std::nullopt;
  match.date = *date;
  match.end = at;
  return match;
}

}  // namespace

bool names_minguo_date(std::string_view before) {
  before = trimmed<is_html_space>(before);
  for (const std::string_view colon : {":", "："}) {
    if (before.ends_with(colon)) before.remove_suffix(colon.size());
  }
  before = trimmed<is_html_space>(before);
  return before.ends_with("日期") || before.ends_with("民國");
}

std::optional<DateMatch> find_minguo_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    if (auto match = minguo_date_at(text, at)) return match;
    while (at < text.size() && is_digit(text[at])) ++at;
  }
  return std::nullopt;
}

}  // namespace dateline::html
