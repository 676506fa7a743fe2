#include "indexer/reader/field_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/release/date.h"
#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/prose/date_finder.h"
#include "indexer/reader/field_names.h"

namespace dateline {
namespace {

bool is_beyond_ascii(char c) {
  return (c & '\x80') != 0;
}

/// A digit, or a byte of a character beyond ASCII, which may be one. What has none is no date,
/// though "data" means that in some languages.
bool may_be_digit(char c) {
  return is_digit(c) || is_beyond_ascii(c);
}

}  // namespace

bool says_nothing(std::string_view value) {
  value = trimmed(value);
  return value.empty() || equals_ignoring_case(value, "null") ||
         equals_ignoring_case(value, "none") || equals_ignoring_case(value, "n/a") ||
         equals_ignoring_case(value, "nan") || value == "NaT" || value == "\\N" ||
         (value.starts_with("No ") && value.ends_with(" found"));
}

bool is_number_only(std::string_view value) {
  return std::ranges::all_of(trimmed(value), is_digit);
}

bool is_running_text(std::string_view value) {
  constexpr std::size_t longest_fact = 200;  // bytes
  constexpr std::ptrdiff_t least_spaces = 10;
  return value.size() > longest_fact &&
         (std::ranges::count(value, ' ') >= least_spaces ||
          std::ranges::count_if(value, is_beyond_ascii) > least_spaces);
}

bool is_sentence(std::string_view value) {
  constexpr std::size_t shortest_sentence = 50;  // bytes
  constexpr std::ptrdiff_t least_spaces = 6;
  value = trimmed(value);
  return value.size() >= shortest_sentence && std::ranges::count(value, ' ') >= least_spaces &&
         (value.ends_with('.') || value.ends_with('!') || value.ends_with('"'));
}

std::string date_of_moment(std::string text) {
  constexpr std::size_t digits_of_seconds = 9;
  constexpr std::size_t digits_of_time_stamp = 14;
  constexpr std::int64_t first_milliseconds = 100'000'000'000;
  // Spreadsheets count days since 1899, from 1968 to 2064 these; databases count them since 1970,
  // from 1997 to 2038 these.
  using std::chrono::December;
  constexpr std::chrono::sys_days first_day_of_spreadsheets{std::chrono::year{1899} / December /
                                                            30};
  constexpr std::int64_t first_day = 10'000;
  constexpr std::int64_t first_serial = 25'000;
  constexpr std::int64_t last_serial = 60'000;
  constexpr std::string_view wrapper = "/Date(";
  const std::size_t skipped = text.starts_with(wrapper) ? wrapper.size() : 0;
  std::int64_t moment = 0;
  const char* const begin = text.data() + skipped;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(begin, end, moment);
  if (error != std::errc() || (rest != end && *rest != '.' && skipped == 0)) return text;
  if (skipped == 0 && moment >= first_day && moment < first_serial) {
    return Date(std::chrono::sys_days{std::chrono::days{moment}}).iso();
  }
  if (skipped == 0 && moment >= first_serial && moment < last_serial) {
    return Date(first_day_of_spreadsheets + std::chrono::days{moment}).iso();
  }
  const auto digits = static_cast<std::size_t>(rest - begin);
  if (digits < digits_of_seconds) return text;
  if (digits == digits_of_time_stamp) {
    if (const auto day = Date::parse(std::string_view(begin, 8))) return day->iso();
  }
  while (moment >= first_milliseconds) moment /= 1000;
  const std::chrono::sys_seconds seconds{std::chrono::seconds{moment}};
  return Date(std::chrono::floor<std::chrono::days>(seconds)).iso();
}

std::string_view published_of(std::string_view dates) {
  std::string_view best = dates;
  std::size_t best_rank = SIZE_MAX;
  if (dates.find('|') == dates.npos) return best;
  for (std::string_view rest = dates; !rest.empty();) {
    const std::string_view part = trimmed(take_until(rest, '|'));
    const auto match = match_field(part.substr(0, part.find(':')));
    if (!match || match->field != RawField::date || match->rank >= best_rank) continue;
    best = part;
    best_rank = match->rank;
  }
  return best;
}

std::string date_of_numbers(const std::vector<std::string>& numbers) {
  constexpr std::size_t parts_of_day = 3;
  constexpr std::size_t parts_of_moment = 7;  // with nanoseconds
  constexpr std::size_t digits_of_year = 4;
  if (numbers.size() < parts_of_day || numbers.size() > parts_of_moment) return {};
  if (!std::ranges::all_of(numbers, is_number_only)) return {};
  if (numbers.front().size() != digits_of_year) return {};
  const auto date =
      Date::parse(fmt::format("{}-{:0>2}-{:0>2}", numbers[0], numbers[1], numbers[2]));
  return date ? date->iso() : std::string();
}

bool states_day(const std::string& date) {
  return date_of_moment(date) != date || find_date(date, 0, DateRange{}).has_value();
}

bool states_no_day(std::string_view date) {
  return std::ranges::none_of(date, may_be_digit) || date.starts_with("0000-00-00") ||
         date.find(" -0001 ") != date.npos;
}

std::vector<std::string> values_of_list(std::string text) {
  std::string_view rest = trimmed(text);
  const bool list = rest == "[]" || ((rest.starts_with("['") || rest.starts_with("[\"")) &&
                                     (rest.ends_with("']") || rest.ends_with("\"]")));
  if (!list) return {std::move(text)};
  std::vector<std::string> values;
  while (true) {
    const std::size_t begin = rest.find_first_of("'\"");
    if (begin == rest.npos) return values;
    // A name may hold the mark: 'O'Brien'.
    const char mark = rest[begin];
    std::size_t end = rest.find(mark, begin + 1);
    while (end != rest.npos && end + 1 < rest.size() && rest[end + 1] != ',' &&
           rest[end + 1] != ']') {
      end = rest.find(mark, end + 1);
    }
    if (end == rest.npos) return values;
    values.emplace_back(rest.substr(begin + 1, end - begin - 1));
    rest.remove_prefix(end + 1);
  }
}

namespace {

/// The character that an escape stands for, if it is one of a line end, a tab, a mark or itself.
std::optional<char> escaped_character(char c) {
  switch (c) {
    case 'n':
    case 'r':
      return '\n';
    case 't':
      return '\t';
    case '\\':
    case '\'':
    case '"':
      return c;
    default:
      return std::nullopt;
  }
}

/// Takes the string in marks at the start of a list of Python; nullopt if there is none.
std::optional<std::string> take_python_string(std::string_view& rest) {
  const char mark = rest.empty() ? '\0' : rest.front();
  if (mark != '\'' && mark != '"') return std::nullopt;
  std::string text;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == mark) {
      rest = trimmed(rest.substr(at + 1));
      return text;
    }
    const auto escaped =
        rest[at] == '\\' && at + 1 < rest.size() ? escaped_character(rest[at + 1]) : std::nullopt;
    text += escaped.value_or(rest[at]);
    if (escaped) ++at;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> paragraphs_of_list(std::string text) {
  std::string_view rest = trimmed(text);
  if (!rest.starts_with('[') || !rest.ends_with(']')) return {std::move(text)};
  rest = trimmed(rest.substr(1, rest.size() - 2));
  std::vector<std::string> paragraphs;
  while (auto paragraph = take_python_string(rest)) {
    paragraphs.push_back(*std::move(paragraph));
    // Arrays of NumPy have no commas.
    if (rest.starts_with(',')) rest = trimmed(rest.substr(1));
  }
  if (!rest.empty() || paragraphs.empty()) return {std::move(text)};
  return paragraphs;
}

std::string with_line_ends(std::string text) {
  if (text.find('\\') == text.npos || text.find('\n') != text.npos) return text;
  std::string resolved;
  bool begins_sentence = false;  // a line end, rather than a name such as "\nu"
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      resolved += text[at];
      continue;
    }
    const auto escaped = at + 1 < text.size() ? escaped_character(text[at + 1]) : std::nullopt;
    if (!escaped) return text;
    ++at;
    resolved += *escaped;
    const bool goes_on = at + 1 < text.size() && is_lower(text[at + 1]);
    begins_sentence = begins_sentence || (*escaped == '\n' && !goes_on);
  }
  return begins_sentence ? resolved : text;
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }
  return text;
}

}  // namespace dateline
