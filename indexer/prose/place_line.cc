#include "indexer/prose/place_line.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/prose/calendars.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/place_names.h"

namespace dateline {
namespace {

constexpr std::size_t longest_line = 100;  // bytes
constexpr std::size_t longest_town = 40;

/// Articles between a place and a date; the German "am" may stand before the day of the week.
constexpr auto articles = std::to_array<std::string_view>(
    {"le", "ce", "den", "am", "der", "il", "li", "el", "a", "dnia", "dne", "dňa", "dana", "d."});

/// Without a day of the week ("Tuesday,") at the end.
std::string_view without_weekday(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == ',')) rest.remove_suffix(1);
  const std::size_t begin = rest.find_last_of(" ,") + 1;  // 0 without one
  return is_weekday(rest.substr(begin)) ? rest.substr(0, begin) : text;
}

/// Whether what follows a date is nothing, a full stop or the word for "year".
bool ends_date(std::string_view rest) {
  static constexpr auto words =
      std::to_array<std::string_view>({"", ".", "r", "r.", "г", "г.", "года", "р.", "року"});
  return std::ranges::find(words, rest) != words.end();
}

bool may_be_place(std::string_view name) {
  return !name.empty() && name.size() <= longest_town && !is_lower(name.front()) &&
         std::ranges::none_of(name, is_digit) && name.find_first_of(":|@/()\"") == name.npos &&
         phrase_kind(name) == PhraseKind::none;
}

}  // namespace

std::string_view place_of_line(std::string_view line, const DateRange& range) {
  line = trimmed(line);
  if (line.size() > longest_line) return {};
  const auto date = find_date(line, 0, range);
  if (!date || !ends_date(trimmed(line.substr(date->end)))) return {};
  const std::string_view before = without_weekday(line.substr(0, date->begin));
  const std::size_t comma = before.rfind(',');
  if (comma == before.npos) return {};
  const std::string_view place = trimmed(before.substr(0, comma));
  const std::string article = lowered(trimmed(before.substr(comma + 1)));
  const bool named = std::ranges::find(articles, article) != articles.end() ||
                     (article.empty() && is_dateline_city(place));
  return named && may_be_place(place) ? place : std::string_view();
}

std::string_view place_in_lines(std::string_view lines, const DateRange& range) {
  while (!lines.empty()) {
    const std::string_view line = take_until(lines, '\n');
    if (const std::string_view place = place_of_line(line, range); !place.empty()) return place;
  }
  return {};
}

}  // namespace dateline
