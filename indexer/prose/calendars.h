#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// Calendars in which releases are dated: the Gregorian one, also with the years of the Thai one
/// (543 more), the Persian one (solar Hijri), and the Hijri one of Umm al-Qura.
enum class Calendar : std::uint8_t { gregorian, buddhist, persian, hijri };

/// The day of a calendar, or nullopt if it has no such day. ICU converts the last two.
std::optional<Date> date_in(Calendar calendar, int year, unsigned month, unsigned day);

/// An era in a text, and the Gregorian year before its first.
struct Era {
  std::size_t begin = 0;
  int year_before = 0;
};

/// The era whose name the text ends with, if it is still counted or was in the 20th century
/// ("令和", "民國", "中華民國").
std::optional<Era> era_at_end(std::string_view text);

/// Bytes of the blank at `at`, if there is one: a space, a tab, or one of the spaces of Unicode
/// that are set between numbers and words (no-break, thin, narrow).
std::size_t blank_size(std::string_view text, std::size_t at);

/// Words of dates, in the languages of data/calendar/words.tsv: in full or abbreviated without a
/// full stop, in any case. All functions may be called by several threads at once.

/// The name of a month in a text.
struct MonthName {
  unsigned month = 0;  ///< 1 to 12
  Calendar calendar = Calendar::gregorian;
  std::size_t end = 0;  ///< position after it in the text
};

/// The name of a month at `at`, of one word or several ("ม.ค", "tháng 1", "ربيع الأول").
std::optional<MonthName> month_at(std::string_view text, std::size_t at);

/// Whether a text is the name of a day of the week.
bool is_weekday(std::string_view name);

/// The day of the week, 1 (Monday) to 7, whose name the text ends with, before a comma or blanks.
std::optional<unsigned> weekday_at_end(std::string_view text);

}  // namespace dateline
