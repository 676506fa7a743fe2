#include "indexer/prose/calendar_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/prose/calendar_words_table.h"

namespace dateline {
namespace {

constexpr std::size_t shortest_name = 3;
constexpr std::size_t longest_name = 64;  ///< in bytes

/// What a word, or several parted by spaces, says about a date.
struct Meaning {
  unsigned place = 0;  ///< in the year or in the week, counted from 1; 0 for none
  Calendar calendar = Calendar::gregorian;
  bool goes_on = false;  ///< whether longer names begin with it
};

using Meanings = std::unordered_map<std::string, Meaning>;

/// Adds the names of the rows of a kind. In the table, '_' parts the words of a name.
void add_names(Meanings& meanings, std::string_view wanted, Calendar calendar) {
  for (auto& [kind, language, row] : table_rows<3>(calendar_words_table)) {
    if (kind != wanted) continue;
    for (unsigned place = 1; !row.empty(); ++place) {
      std::string name(take_until(row, ' '));
      if (name == "-") continue;
      for (auto end = name.find('_'); end != name.npos; end = name.find('_', end)) {
        meanings[name.substr(0, end)].goes_on = true;
        name[end] = ' ';
      }
      Meaning& meaning = meanings[name];
      if (meaning.place == 0) meaning = {place, calendar, meaning.goes_on};
    }
  }
}

Meanings read_months() {
  Meanings months;
  add_names(months, "month", Calendar::gregorian);
  add_names(months, "persian", Calendar::persian);
  add_names(months, "hijri", Calendar::hijri);
  return months;
}

Meanings read_weekdays() {
  Meanings weekdays;
  add_names(weekdays, "weekday", Calendar::gregorian);
  return weekdays;
}

std::string unicode_lowered(std::string_view word) {
  std::string out;
  const auto size = static_cast<std::int32_t>(word.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(word.data(), at, size, character);
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, u_tolower(character));
    out.append(bytes, static_cast<std::size_t>(length));
  }
  return out;
}

/// The position after the word at `at`: letters, or else digits.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter_byte(text[end])) ++end;
  if (end > at) return end;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end;
}

/// Where the next word of a name begins: after one full stop and blanks, of which there must be
/// any.
std::size_t next_word(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (next < text.size() && text[next] == '.') ++next;
  while (next < text.size() && is_space_or_tab(text[next])) ++next;
  return next;
}

}  // namespace

std::optional<MonthName> month_at(std::string_view text, std::size_t at) {
  static const Meanings months = read_months();
  std::size_t end = word_end(text, at);
  if (end - at < shortest_name || end - at > longest_name) return std::nullopt;
  std::string name = unicode_lowered(text.substr(at, end - at));
  std::optional<MonthName> found;
  for (auto known = months.find(name); known != months.end(); known = months.find(name)) {
    const Meaning& meaning = known->second;
    if (meaning.place > 0) found = MonthName{meaning.place, meaning.calendar, end};
    const std::size_t next = next_word(text, end);
    if (!meaning.goes_on || next == end) break;
    end = word_end(text, next);
    if (end == next || end - next > longest_name) break;
    name += ' ' + unicode_lowered(text.substr(next, end - next));
  }
  return found;
}

std::optional<unsigned> month_named(std::string_view text) {
  const auto month = month_at(text, 0);
  if (!month || month->end != text.size() || month->calendar != Calendar::gregorian) {
    return std::nullopt;
  }
  return month->month;
}

bool is_weekday(std::string_view word) {
  static const Meanings weekdays = read_weekdays();
  if (word.size() < shortest_name || word.size() > longest_name) return false;
  return weekdays.contains(unicode_lowered(word));
}

}  // namespace dateline
