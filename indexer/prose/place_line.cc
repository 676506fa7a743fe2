#include "indexer/prose/place_line.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/prose/calendars.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/place_names.h"

namespace dateline {
namespace {

constexpr std::size_t longest_line = 100;  // bytes
constexpr std::size_t most_place_bytes = 40;

/// Articles between a place and a date; the German "am" may stand before the day of the week.
constexpr auto articles = std::to_array<std::string_view>(
    {"le", "ce", "den", "am", "der", "il", "li", "el", "dnia", "dne", "dňa", "dana", "d."});

/// Without a day of the week ("Tuesday,") at the end.
std::string_view without_weekday(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == ',')) rest.remove_suffix(1);
  const std::size_t begin = rest.find_last_of(" ,") + 1;  // 0 without one
  return is_weekday(rest.substr(begin)) ? rest.substr(0, begin) : text;
}

/// Whether what follows a date is nothing, a full stop or the word for "year".
bool ends_date(std::string_view rest) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"", "r", "r.", "г", "г.", "года", "р.", "року", "godine", "godine.", "године", "године."});
  if (rest.starts_with('.')) rest = trimmed(rest.substr(1));
  return std::ranges::find(words, rest) != words.end();
}

/// Whether one of several words shows that they are a name of a place rather than of a person.
bool is_part_of_place(std::string_view word) {
  static constexpr auto parts = std::to_array<std::string_view>(
      {"bad", "le",   "la",  "les",  "saint", "sainte", "sankt", "st.",  "san",  "santa",
       "new", "los",  "las", "nowy", "nowa",  "gross",  "alt",   "mont", "port", "den",
       "sur", "sous", "am",  "an",   "ob",    "nad",    "de",    "del",  "du",   "des",
       "auf", "bei",  "im",  "in",   "do",    "da",     "di",    "op",   "aan",  "upon"});
  return std::ranges::find(parts, lowered(word)) != parts.end();
}

/// A single name, one in a list of cities, or several words that only places have together.
bool may_be_place(std::string_view name) {
  if (name.empty() || name.size() > most_place_bytes || is_lower(name.front())) return false;
  if (std::ranges::any_of(name, is_digit) || name.find_first_of(":|@/()\"") != name.npos) {
    return false;
  }
  if (phrase_kind(name) != PhraseKind::none || is_weekday(name)) return false;
  if (name.find(' ') == name.npos || is_dateline_city(name)) return true;
  constexpr std::ptrdiff_t most_words = 4;
  bool place = false;
  bool sentence = std::ranges::count(name, ' ') >= most_words;
  while (!name.empty()) {
    const std::string_view word = take_until(name, ' ');
    const bool part = is_part_of_place(word);
    place = place || part;
    sentence = sentence || (!part && (word.empty() || is_lower(word.front())));
  }
  return place && !sentence;
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
