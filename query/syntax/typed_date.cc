#include "query/syntax/typed_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr unsigned months_of_year = 12;

constexpr std::array<std::string_view, months_of_year> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// A number, or the name of a month.
struct Part {
  unsigned number = 0;
  std::size_t digits = 0;  ///< 0 for a name

  bool is_name() const { return digits == 0; }
  bool is_year() const { return digits == 4; }
  bool is_short() const { return digits == 1 || digits == 2; }
};

std::optional<Part> month_called(std::string_view word) {
  constexpr std::size_t shortest = 3;
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < shortest) return std::nullopt;
  if (word == "sept") word = "sep";
  for (unsigned i = 0; i < months_of_year; ++i) {
    if (word == month_names[i] || word == month_names[i].substr(0, shortest)) return Part{i + 1, 0};
  }
  return std::nullopt;
}

/// "5", "05", "5th", "2005" or the name of a month.
std::optional<Part> part_of(std::string_view word) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{}) return month_called(word);
  const auto digits = static_cast<std::size_t>(end - word.data());
  const std::string_view ending = word.substr(digits);
  const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  if (!ending.empty() && !(ordinal && digits <= 2)) return std::nullopt;
  return Part{number, digits};
}

std::optional<std::vector<Part>> parts_of(std::string_view text, std::string_view separators) {
  std::vector<Part> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) {
      const auto part = part_of(text.substr(0, end));
      if (!part) return std::nullopt;
      parts.push_back(*part);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::optional<TypedDate> with_name(const std::vector<Part>& parts) {
  TypedDate date;
  for (const Part& part : parts) {
    if (part.is_name() && date.month == 0) {
      date.month = part.number;
    } else if (part.is_year() && date.year == 0) {
      date.year = static_cast<int>(part.number);
    } else if (part.is_short() && date.day == 0 && part.number > 0) {
      date.day = part.number;
    } else {
      return std::nullopt;
    }
  }
  if (date.month == 0 || date.year == 0) return std::nullopt;
  return date;
}

std::optional<TypedDate> in_numbers(const std::vector<Part>& parts, char separator) {
  if (parts.size() < 2 || !parts[1].is_short()) return std::nullopt;
  const auto year = [](const Part& part) { return static_cast<int>(part.number); };
  if (parts.front().is_year()) {
    if (parts.size() == 2) return TypedDate{year(parts[0]), parts[1].number, 0, separator == '-'};
    if (parts.size() > 3 || !parts[2].is_short() || parts[2].number == 0) return std::nullopt;
    return TypedDate{year(parts[0]), parts[1].number, parts[2].number};
  }
  if (parts.size() != 3 || !parts[0].is_short() || !parts[2].is_year()) return std::nullopt;
  const unsigned first = parts[0].number;
  const unsigned second = parts[1].number;
  if (first == 0 || second == 0) return std::nullopt;
  if (separator == '.' || first > months_of_year) return TypedDate{year(parts[2]), second, first};
  const bool certain = second > months_of_year || first == second;
  return TypedDate{year(parts[2]), first, second, certain};
}

std::string existing(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  month = std::clamp(month, 1U, months_of_year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  const auto last =
      year_month_day_last(std::chrono::year(year), month_day_last(std::chrono::month(month)));
  return fmt::format("{:04}-{:02}-{:02}", year, month, std::min(day, unsigned{last.day()}));
}

}  // namespace

std::string TypedDate::nearest() const {
  std::string text = existing(year, month, day);
  if (!is_certain && day > 0) text += " or " + existing(year, day, month);
  return text;
}

std::optional<TypedDate> read_typed_date(std::string_view text) {
  const std::string typed = lowered(text);
  for (const char separator : {'-', '/', '.'}) {
    const auto parts = parts_of(typed, std::string_view(&separator, 1));
    const bool numbers = parts && std::none_of(parts->begin(), parts->end(),
                                               [](const Part& part) { return part.is_name(); });
    if (numbers && parts->size() > 1) return in_numbers(*parts, separator);
  }
  const auto parts = parts_of(typed, " ,-");
  return parts ? with_name(*parts) : std::nullopt;
}

}  // namespace dateline
