#include "indexer/prose/date_finder.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/prose/calendars.h"
#include "indexer/prose/clock_time.h"
#include "indexer/prose/date_reader.h"
#include "indexer/prose/numerals.h"
#include "indexer/prose/phrases.h"

namespace dateline {
namespace {

/// Whether the digits are a whole number and not part of one ("1,234", "3.14").
bool begins_number(std::string_view text, std::size_t at) {
  return at == 0 || !is_digit(text[at - 1]);
}

/// The date in eight digits, or four, a slash, and four.
std::optional<Date> compact_date(std::string_view path, std::size_t at, const DateRange& range) {
  std::array<char, 8> digits{};
  std::size_t count = 0;
  std::size_t end = at;
  for (; end < path.size() && count < digits.size(); ++end) {
    if (is_digit(path[end])) {
      digits.at(count++) = path[end];
    } else if (path[end] != '/' || count < 4) {
      break;
    }
  }
  const bool goes_on = end < path.size() && is_digit(path[end]);
  if (count != digits.size() || goes_on) return std::nullopt;
  const auto date = Date::parse({digits.data(), digits.size()});
  return date && range.contains(*date) ? date : std::nullopt;
}

}  // namespace

std::optional<DateMatch> find_date(std::string_view text, std::size_t from,
                                   const DateRange& range) {
  const DateReader reader(text, range);
  for (std::size_t at = next_digit(text, from); at < text.size(); at = next_digit(text, at)) {
    const auto number = number_at(text, at);
    if (!number) {
      at = skip_digits(text, at);
      continue;
    }
    auto match = begins_number(text, at) ? reader.read(*number) : std::nullopt;
    if (match && match->begin >= from) {
      if (!match->time.empty()) return match;
      auto time = read_clock_time(text, match->end, match->date);
      if (!time.text.empty()) {
        match->time = std::move(time.text);
        match->end = time.end;
      }
      return match;
    }
    at = number->end;
  }
  return std::nullopt;
}

std::optional<DateMatch> leading_date(std::string_view text, const DateRange& range) {
  constexpr std::size_t reach = 60;
  auto match = find_date(text.substr(0, reach), 0, range);
  if (!match) return std::nullopt;
  const auto before = text.substr(0, match->begin);
  if (std::ranges::count_if(before, is_letter_byte) == 0) return match;
  const auto words_end = before.find_last_not_of(" ,.:\t") + 1;
  const auto words = before.substr(0, words_end);
  if (is_weekday(words) || phrase_kind(words) == PhraseKind::date_label) return match;
  return std::nullopt;
}

std::optional<Date> find_path_date(std::string_view path, const DateRange& range) {
  std::optional<Date> found;
  std::size_t found_at = 0;
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (!is_digit(path[at]) || !begins_number(path, at)) continue;
    if (const auto date = compact_date(path, at, range)) {
      found = date;
      found_at = at;
    }
  }
  for (auto match = find_date(path, found_at, range); match;
       match = find_date(path, match->end, range)) {
    found = match->date;
  }
  return found;
}

}  // namespace dateline
