#include "indexer/clean/contact_line.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"

namespace dateline {
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

bool has_telephone(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || parts_digits(text[end]))) ++end;
    if (end > at && is_telephone(text.substr(at, end - at))) return true;
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
