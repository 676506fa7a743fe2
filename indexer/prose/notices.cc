#include "indexer/prose/notices.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices_table.h"
#include "indexer/prose/numerals.h"

namespace dateline {
namespace {

constexpr std::array notice_kind_names{std::pair{std::string_view("mark"), NoticeKind::mark},
                                       std::pair{std::string_view("tail"), NoticeKind::tail},
                                       std::pair{std::string_view("drop"), NoticeKind::drop},
                                       std::pair{std::string_view("end"), NoticeKind::end},
                                       std::pair{std::string_view("issuer"), NoticeKind::issuer},
                                       std::pair{std::string_view("channel"), NoticeKind::channel}};

std::vector<Notice> read_notices() {
  std::vector<Notice> notices;
  for (const auto& [wire, kind, text] : table_rows<3>(notices_table)) {
    const auto* const known =
        std::ranges::find(notice_kind_names, kind, &decltype(notice_kind_names)::value_type::first);
    if (known != notice_kind_names.end()) notices.push_back({wire, known->second, text});
  }
  return notices;
}

/// Whether the line begins with the pattern, in any case; '#' matches a number, '*' anything, and
/// "'" also its typographic form.
bool begins_with_pattern(std::string_view line, std::string_view pattern) {
  if (const auto star = pattern.find('*'); star != pattern.npos) {
    return begins_with_pattern(line, pattern.substr(0, star)) &&
           line.find(pattern.substr(star + 1)) != line.npos;
  }
  std::size_t at = 0;
  for (const char c : pattern) {
    if (c == '#') {
      const std::size_t begin = at;
      while (at < line.size() && (is_digit(line[at]) || line[at] == ',')) ++at;
      if (at == begin) return false;
    } else if (c == '\'' && line.substr(at).starts_with("’")) {
      at += 3;
    } else if (at < line.size() && to_lower(line[at]) == to_lower(c)) {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

/// Notices by their first byte in lower case, in order.
using NoticesByFirst = std::array<std::vector<Notice>, 256>;

NoticesByFirst notices_by_first() {
  NoticesByFirst groups;
  for (const Notice& notice : notices()) {
    if (notice.kind != NoticeKind::drop && notice.kind != NoticeKind::end) continue;
    if (notice.text.find_first_of("#*'") == 0) {
      for (auto& group : groups) group.push_back(notice);
    } else if (!notice.text.empty()) {
      groups[static_cast<unsigned char>(to_lower(notice.text.front()))].push_back(notice);
    }
  }
  return groups;
}

bool equal_in_any_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

}  // namespace

const std::vector<Notice>& notices() {
  static const std::vector<Notice> table = read_notices();
  return table;
}

std::string_view wire_of_mark(std::string_view mark) {
  const auto known = std::ranges::find_if(notices(), [&](const Notice& notice) {
    return notice.kind == NoticeKind::mark && equal_in_any_case(mark, notice.text);
  });
  return known == notices().end() ? std::string_view() : known->wire;
}

bool is_agency_mark(std::string_view text) {
  if (text.empty()) return false;
  return std::ranges::any_of(notices(), [&](const Notice& notice) {
    if (notice.kind == NoticeKind::mark) return equal_in_any_case(text, notice.text);
    if (notice.kind != NoticeKind::tail) return false;
    return notice.text.ends_with('*') ? begins_with_pattern(text, notice.text)
                                      : equal_in_any_case(text, notice.text);
  });
}

NoticeKind notice_kind(std::string_view line) {
  static const NoticesByFirst candidates = notices_by_first();
  if (line.empty()) return NoticeKind::none;
  for (const Notice& notice : candidates[static_cast<unsigned char>(to_lower(line.front()))]) {
    if (begins_with_pattern(line, notice.text)) return notice.kind;
  }
  return NoticeKind::none;
}

namespace {

/// Whether a paragraph is a script that was saved as text.
bool is_script(std::string_view paragraph) {
  const auto holds = [&](std::string_view part) { return paragraph.find(part) != paragraph.npos; };
  return (holds("function(") || holds("function (")) && (holds("document.") || holds("window.")) &&
         holds("{") && holds(";");
}

}  // namespace

std::string_view issuer_of_notice(std::string_view text) {
  constexpr std::size_t most_words = 12;
  for (const Notice& notice : notices()) {
    if (notice.kind != NoticeKind::issuer) continue;
    const std::size_t star = std::min(notice.text.find('*'), notice.text.size());
    const std::string_view label = notice.text.substr(0, star);
    const std::size_t at = text.starts_with(label) ? 0 : text.find("\n" + std::string(label));
    if (at == text.npos) continue;
    std::string_view rest = text.substr(at + (at > 0 ? 1 : 0) + label.size());
    std::string_view name = trimmed(take_until(rest, '\n'));
    while (name.empty() && !rest.empty()) name = trimmed(take_until(rest, '\n'));
    if (star < notice.text.size()) name = name.substr(0, name.find(notice.text.substr(star + 1)));
    if (!name.empty() && count_words(name) <= most_words) return name;
  }
  return {};
}

std::string without_notices(std::string_view body) {
  std::string kept;
  kept.reserve(body.size());
  while (!body.empty()) {
    const auto paragraph = take_until(body, '\n');
    const auto kind = notice_kind(paragraph);
    if (kind == NoticeKind::end) break;
    if (kind == NoticeKind::drop || is_script(paragraph)) continue;
    if (!kept.empty()) kept += '\n';
    kept += paragraph;
  }
  return kept;
}

std::vector<std::string> split_channels(std::string_view list) {
  std::vector<std::string> channels;
  for (list = trimmed<is_space>(list); !list.empty(); list = trimmed<is_space>(list)) {
    const auto whole = std::ranges::find_if(notices(), [&](const Notice& notice) {
      return notice.kind == NoticeKind::channel && begins_with_pattern(list, notice.text);
    });
    std::size_t end = whole == notices().end() ? 0 : whole->text.size();
    end = std::min(list.find(',', end), list.size());
    if (const auto name = trimmed<is_space>(list.substr(0, end)); !name.empty())
      channels.emplace_back(name);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return channels;
}

namespace {

constexpr std::size_t longest_contact_line = 160;

bool parts_digits(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '+' || c == '/';
}

/// Whether a stretch of digits and separators is a telephone number: seven to fifteen digits (ITU-T
/// E.164) in groups, but not decimals, years, or a number with thousands separators.
bool is_telephone(std::string_view stretch) {
  constexpr std::size_t least_digits = 7;
  constexpr std::size_t most_digits = 15;
  const bool prefixed = stretch.find_first_of("+()") != stretch.npos;
  std::size_t digits = 0;
  std::size_t groups = 0;
  bool years = true;
  bool thousands = !prefixed && stretch.find_first_of("-./") == stretch.npos;
  std::size_t decimals = 0;
  for (std::size_t at = 0; at < stretch.size();) {
    if (!is_digit(stretch[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < stretch.size() && is_digit(stretch[end])) ++end;
    const auto group = stretch.substr(at, end - at);
    years = years && group.size() == 4 && (group.starts_with("19") || group.starts_with("20"));
    thousands =
        thousands && (groups == 0 ? group.size() <= 3 && group[0] != '0' : group.size() == 3);
    // "12.5 " is one number; "555.010.2030" and "01.23.45.67.89" are groups.
    const bool behind_point = at > 1 && stretch[at - 1] == '.' && is_digit(stretch[at - 2]);
    const bool before_point = end < stretch.size() && stretch[end] == '.';
    const std::size_t token = stretch.rfind(' ', at) + 1;
    if (behind_point && !before_point && group.size() <= 3 &&
        std::ranges::count(stretch.substr(token, end - token), '.') == 1) {
      ++decimals;
    }
    digits += group.size();
    ++groups;
    at = end;
  }
  return digits >= least_digits && digits <= most_digits && groups >= 2 && !years && !thousands &&
         decimals == 0;
}

/// Whether a stretch has a telephone number beside a date of numbers joined by marks ("06/11/2019",
/// "2019-11-06 14").
bool is_telephone_beside_date(std::string_view stretch) {
  constexpr std::size_t least_date = 8;  // bytes
  const auto date = stretch.size() < least_date ? std::nullopt : find_date(stretch, 0, {});
  if (!date) return is_telephone(stretch);
  const auto joins_digits = [](char c) { return c == '-' || c == '.' || c == '/'; };
  const auto written = stretch.substr(date->begin, date->end - date->begin);
  const bool marked =
      joins_digits(written[std::min(written.find_first_not_of("0123456789"), written.size() - 1)]);
  const bool goes_on = (date->begin > 0 && joins_digits(stretch[date->begin - 1])) ||
                       (date->end < stretch.size() && joins_digits(stretch[date->end]));
  if (!marked || goes_on) return is_telephone(stretch);
  return is_telephone(stretch.substr(0, date->begin)) || is_telephone(stretch.substr(date->end));
}

bool has_telephone(std::string_view text) {
  if (next_digit(text, 0) == text.size()) return false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || parts_digits(text[end]))) ++end;
    if (end > at && is_telephone_beside_date(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool begins_with_number_label(std::string_view text) {
  constexpr std::array<std::string_view, 7> labels{
      "Office:", "Cell:", "Phone", "Tel:", "Tel.", "Email", "E-mail"};
  return std::ranges::any_of(labels,
                             [&](std::string_view label) { return text.starts_with(label); });
}

}  // namespace

bool has_mail_address(std::string_view text) {
  const auto at = text.find('@');
  return at != text.npos && at > 0 && text[at - 1] != ' ' && text.find('.', at) != text.npos;
}

bool begins_with_contact_label(std::string_view text) {
  constexpr std::array<std::string_view, 5> labels{"Contact", "CONTACT", "Media Contact",
                                                   "MEDIA CONTACT", "Press Contact"};
  return std::ranges::any_of(labels,
                             [&](std::string_view label) { return text.starts_with(label); });
}

bool has_contact(std::string_view text) {
  return text.size() <= longest_contact_line &&
         (has_mail_address(text) || begins_with_contact_label(text) ||
          begins_with_number_label(text) || has_telephone(text));
}

}  // namespace dateline
