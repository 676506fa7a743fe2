#include "indexer/prose/calendars.h"

#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/prose/calendar_words_table.h"

namespace dateline {
namespace {

constexpr int buddhist_years_ahead = 543;

struct CloseCalendar {
  void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};

std::optional<Date> converted(const char* locale, int year, unsigned month, unsigned day) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCalendar, CloseCalendar> calendar(
      ucal_open(u"UTC", -1, locale, UCAL_DEFAULT, &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucal_clear(calendar.get());
  ucal_setAttribute(calendar.get(), UCAL_LENIENT, 0);
  ucal_setDate(calendar.get(), year, static_cast<std::int32_t>(month) - 1,
               static_cast<std::int32_t>(day), &status);
  const std::chrono::duration<double, std::milli> moment(ucal_getMillis(calendar.get(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  return Date(std::chrono::sys_days(std::chrono::floor<std::chrono::days>(moment)));
}

}  // namespace

std::optional<Date> date_in(Calendar calendar, int year, unsigned month, unsigned day) {
  switch (calendar) {
    case Calendar::gregorian:
      break;
    case Calendar::buddhist:
      year -= buddhist_years_ahead;
      break;
    case Calendar::persian:
      return converted("fa@calendar=persian", year, month, day);
    case Calendar::hijri:
      return converted("ar@calendar=islamic-umalqura", year, month, day);
  }
  return Date::from_ymd(year, month, day);
}

std::optional<Era> era_at_end(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, int>, 9> eras{{{"中華民國", 1911},
                                                                         {"中华民国", 1911},
                                                                         {"令和", 2018},
                                                                         {"平成", 1988},
                                                                         {"昭和", 1925},
                                                                         {"大正", 1911},
                                                                         {"明治", 1867},
                                                                         {"民國", 1911},
                                                                         {"民国", 1911}}};
  for (const auto& [name, year_before] : eras) {
    if (text.ends_with(name)) return Era{text.size() - name.size(), year_before};
  }
  return std::nullopt;
}

std::size_t blank_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_space_or_tab(text[at])) return 1;
  if (text[at] != '\xC2' && text[at] != '\xE2') return 0;  // as nearly all
  const std::string_view here = text.substr(at, 3);
  if (here.starts_with("\u00A0")) return 2;
  return here == "\u2009" || here == "\u202F" ? here.size() : 0;
}

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
  while (end < text.size() && is_letter_byte(text[end]) && blank_size(text, end) == 0) ++end;
  if (end > at) return end;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end;
}

/// Where the next word of a name begins: after one full stop and blanks, of which there must be
/// any.
std::size_t next_word(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (next < text.size() && text[next] == '.') ++next;
  while (const std::size_t size = blank_size(text, next)) next += size;
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

namespace {

/// 0 if the text is not the name of one.
unsigned weekday_named(std::string_view name) {
  static const Meanings weekdays = read_weekdays();
  if (name.size() < shortest_name || name.size() > longest_name) return 0;
  const auto known = weekdays.find(unicode_lowered(name));
  return known == weekdays.end() ? 0 : known->second.place;
}

}  // namespace

bool is_weekday(std::string_view name) {
  return weekday_named(name) > 0;
}

std::optional<unsigned> weekday_at_end(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(" ,.\t") + 1);
  constexpr int most_words = 2;
  std::size_t begin = text.size();
  for (int words = 0; words < most_words && begin > 0 && begin != text.npos; ++words) {
    begin = text.find_last_of(" \n\t(", begin - 1);
    const auto name = text.substr(begin == text.npos ? 0 : begin + 1);
    if (const unsigned weekday = weekday_named(name); weekday > 0) return weekday;
  }
  return std::nullopt;
}

}  // namespace dateline
