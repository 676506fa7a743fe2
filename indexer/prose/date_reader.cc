#include "indexer/prose/date_reader.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "common/text/ascii.h"
#include "indexer/prose/clock_time.h"

namespace dateline {
namespace {

constexpr std::size_t longest_month = 48;  ///< bytes

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter_byte(text[end]) && blank_size(text, end) == 0) ++end;
  return text.substr(at, end - at);
}

/// Two-digit years as in POSIX strptime: 69 to 99 are of the 20th century.
int full_year(int year) {
  return year + (year < 69 ? 2000 : 1900);
}

/// The calendar of a date whose month has no name, or one that several calendars share.
Calendar calendar_of(const Number& year) {
  constexpr int first_hijri_year = 1250;
  constexpr int last_hijri_year = 1600;
  if (year.value < first_hijri_year || year.value > last_hijri_year) return Calendar::gregorian;
  if (year.numerals == Numerals::persian) return Calendar::persian;
  return year.numerals == Numerals::arabic ? Calendar::hijri : Calendar::gregorian;
}

/// Whether a text holds a letter of Thai (U+0E00 to U+0E7F).
bool is_thai(std::string_view text) {
  return text.find("\xE0\xB8") != text.npos || text.find("\xE0\xB9") != text.npos;
}

/// A month in Roman numerals behind a day, between full stops or blanks: "5.III.2024", "5. III.
/// 2024", "5 III 2024". Between blanks, "I", "V" and "X" are other words.
std::optional<MonthName> roman_month(std::string_view text, std::size_t day_end) {
  static constexpr std::array<std::string_view, 12> numerals{
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
  if (day_end == text.size()) return std::nullopt;
  const bool dotted = text[day_end] == '.';
  std::size_t at = day_end + (dotted ? 1 : 0);
  while (const std::size_t size = blank_size(text, at)) at += size;
  const std::string_view word = word_at(text, at);
  const auto* const found = std::ranges::find(numerals, word);
  const std::size_t end = at + word.size();
  if (at == day_end || found == numerals.end() || end == text.size()) return std::nullopt;
  const bool between = dotted ? text[end] == '.' : word.size() > 1 && blank_size(text, end) > 0;
  if (!between) return std::nullopt;
  MonthName month;
  month.month = static_cast<unsigned>(found - numerals.begin()) + 1;
  month.end = end;
  return month;
}

/// After the last mark that separates words without a space, as in "Holm·May".
std::size_t behind_mark(std::string_view text, std::size_t begin, std::size_t end) {
  if (std::ranges::all_of(text.substr(begin, end - begin), is_letter)) return begin;
  for (const std::string_view mark : {"·", "•", "–", "—", "：", "»"}) {
    const std::size_t at = text.substr(begin, end - begin).rfind(mark);
    if (at != std::string_view::npos) begin += at + mark.size();
  }
  return begin;
}

/// 1 (Monday) to 7.
unsigned weekday_of(Date date) {
  return std::chrono::weekday(date.days()).iso_encoding();
}

}  // namespace

std::optional<DateMatch> DateReader::read(const Number& first) const {
  if (first.digits == 8) return compact(first);
  if (auto match = signs(first)) return match;
  if (first.digits == 4) return year_first(first);
  if (first.digits > 2) return std::nullopt;
  if (auto match = month_before(first)) return match;
  if (auto match = month_after(first)) return match;
  return numbers(first);
}

std::optional<DateMatch> DateReader::match(Calendar calendar, int year, unsigned month, int day,
                                           std::size_t begin, std::size_t end) const {
  const auto date = date_in(calendar, year, month, static_cast<unsigned>(day));
  if (!date || !range_.contains(*date)) return std::nullopt;
  DateMatch found;
  found.date = *date;
  found.begin = begin;
  found.end = end;
  return found;
}

/// "20240105" and "20240105T100000Z": a number in running text is none unless a time follows.
std::optional<DateMatch> DateReader::compact(const Number& number) const {
  const bool alone = number.begin == 0 && number.end == text_.size();
  const bool timed =
      number.end + 1 < text_.size() && text_[number.end] == 'T' && is_digit(text_[number.end + 1]);
  if (!alone && !timed) return std::nullopt;
  return match(Calendar::gregorian, number.value / 10000,
               static_cast<unsigned>(number.value / 100 % 100), number.value % 100, number.begin,
               number.end);
}

/// "2022年11月22日", "令和6年1月5日", "令和元年5月1日", "2022년 11월 22일".
std::optional<DateMatch> DateReader::signs(const Number& first) const {
  constexpr std::string_view first_year = "元年";
  const auto before = text_.substr(0, first.begin);
  if (text_.substr(first.end).starts_with("月") && before.ends_with(first_year)) {
    const auto era = era_at_end(before.substr(0, before.size() - first_year.size()));
    if (!era) return std::nullopt;
    return month_and_day(era->year_before + 1, era->begin, first.begin);
  }
  const std::size_t sign = skip_blanks(first.end);
  const bool year = text_.substr(sign).starts_with("年") || text_.substr(sign).starts_with("년");
  if (!year) return std::nullopt;
  const auto era = era_at_end(before.substr(0, before.find_last_not_of(' ') + 1));
  if (!era && first.digits != 4) return std::nullopt;
  const std::size_t at = sign + std::string_view("年").size();
  return era ? month_and_day(first.value + era->year_before, era->begin, at)
             : month_and_day(first.value, first.begin, at);
}

std::optional<DateMatch> DateReader::month_and_day(int year, std::size_t begin,
                                                   std::size_t at) const {
  const auto month = number_at(text_, skip_blanks(at));
  if (!month || month->digits > 2) return std::nullopt;
  const std::size_t sign = skip_blanks(month->end);
  if (!text_.substr(sign).starts_with("月") && !text_.substr(sign).starts_with("월")) {
    return std::nullopt;
  }
  const auto day = number_at(text_, skip_blanks(sign + std::string_view("月").size()));
  if (!day || day->digits > 2) return std::nullopt;
  std::size_t end = skip_blanks(day->end);
  for (const std::string_view name : {"日", "일", "號", "号"}) {
    if (!text_.substr(end).starts_with(name)) continue;
    return match(Calendar::gregorian, year, static_cast<unsigned>(month->value), day->value, begin,
                 end + name.size());
  }
  return std::nullopt;
}

/// "2022-11-22", "2022/11/22", "2022. 11. 22."
std::optional<DateMatch> DateReader::year_first(const Number& year) const {
  const char separator = year.end < text_.size() ? text_[year.end] : '\0';
  if (separator == '-' || separator == '/' || separator == '.' || separator == '_') {
    const auto blanks = [&](std::size_t at) { return separator == '.' ? skip_blanks(at) : at; };
    const auto month = number_at(text_, blanks(year.end + 1));
    if (month && month->digits <= 2 && month->end < text_.size() &&
        text_[month->end] == separator) {
      const auto day = number_at(text_, blanks(month->end + 1));
      if (!day || day->digits > 2) return std::nullopt;
      const Calendar calendar = is_buddhist(year) ? Calendar::buddhist : calendar_of(year);
      return match(calendar, year.value, static_cast<unsigned>(month->value), day->value,
                   year.begin, day->end);
    }
  }
  return year_and_name(year);
}

/// "2022 Nov 22", "2022. november 22.", "2024. gada 5. janvāris", "2024 m. sausio 5 d.",
/// "2024-yil 5-mart"
std::optional<DateMatch> DateReader::year_and_name(const Number& year) const {
  static constexpr std::array<std::string_view, 9> words{"gada",  "m",    "ko",  "eko", "оны",
                                                         "жылғы", "жылы", "yil", "yili"};
  std::size_t at = skip_blanks(skip_one_of(year.end, ".,-"));
  const std::string_view word = word_at(text_, at);
  if (std::ranges::find(words, word) != words.end()) {
    at = skip_blanks(skip_one_of(at + word.size(), "."));
  }
  auto day = number_at(text_, at);
  if (day && day->digits <= 2) at = skip_blanks(skip_one_of(day->end, ".-"));
  const auto month = month_at(text_, at);
  if (!month) return std::nullopt;
  std::size_t end = month->end;
  if (!day) {
    day = number_at(text_, skip_blanks(skip_one_of(month->end, ".-")));
    if (!day || day->digits > 2) return std::nullopt;
    end = day->end;
    // "2022 Nov 22, 2023" belongs to the year after it.
    const auto next = number_at(text_, skip_blanks(std::min(day->end + 1, text_.size())));
    if (next && next->digits == 4) return std::nullopt;
  }
  return match(month->calendar, year.value, month->month, day->value, year.begin, end);
}

/// "November 22, 2022", "Nov. 22nd 2022", "Nov 22 14:30:00 2022".
std::optional<DateMatch> DateReader::month_before(const Number& day) const {
  std::size_t end = day.begin;
  while (end > 0 && (is_space_or_tab(text_[end - 1]) || text_[end - 1] == '.')) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest_month && is_letter_byte(text_[begin - 1])) --begin;
  if (begin == end) return std::nullopt;
  begin = behind_mark(text_, begin, end);
  const auto month = month_at(text_.substr(0, end), begin);
  if (!month || month->end != end) return std::nullopt;
  const std::size_t at = skip_blanks(skip_one_of(skip_blanks(skip_ordinal(day.end)), ",."));
  const auto year = number_at(text_, skip_joining_words(at));
  if (!year || year->digits != 4) return year_behind_time(*month, day, begin);
  return match(month->calendar, year->value, month->month, day.value, begin, year->end);
}

/// "Jan  5 10:00:00 2024" (asctime), also with a zone before the year.
std::optional<DateMatch> DateReader::year_behind_time(const MonthName& month, const Number& day,
                                                      std::size_t begin) const {
  const ClockTime time = read_clock_time(text_, day.end, Date());
  if (time.text.empty()) return std::nullopt;
  const auto year = number_at(text_, skip_blanks(time.end));
  if (!year || year->digits != 4) return std::nullopt;
  auto found = match(month.calendar, year->value, month.month, day.value, begin, year->end);
  if (found) found->time = read_clock_time(text_, day.end, found->date).text;
  return found;
}

/// The end of the name of a month that may be told twice, as for readers of Arabic: "آب/أغسطس",
/// "آب (أغسطس)".
std::size_t DateReader::end_of_names(const MonthName& month) const {
  const std::size_t sign = skip_blanks(month.end);
  const std::size_t at = skip_blanks(skip_one_of(sign, "/("));
  const auto again = at > sign ? month_at(text_, at) : std::nullopt;
  if (!again || again->month != month.month || again->calendar != month.calendar) return month.end;
  return text_[sign] == '(' ? skip_one_of(skip_blanks(again->end), ")") : again->end;
}

/// "22 November 2022", "22. November 2022", "22-Nov-22", "22 de noviembre de 2022", "10Apr2007",
/// "22.XI.2022".
std::optional<DateMatch> DateReader::month_after(const Number& day) const {
  constexpr std::string_view separators = ".-/";
  const std::size_t at = skip_one_of(skip_ordinal(day.end), separators);
  auto month = month_at(text_, skip_joining_words(skip_blanks(at)));
  if (!month) month = roman_month(text_, day.end);
  if (!month) return std::nullopt;
  const std::size_t end = skip_blanks(skip_one_of(end_of_names(*month), separators));
  const std::size_t next = skip_joining_words(skip_blanks(skip_one_of(end, ",")));
  const auto year = number_at(text_, next);
  if (!year) return std::nullopt;
  const auto full = short_year(*month, day, *year);
  if (year->digits != 4 && !full) return std::nullopt;
  const bool thai = is_thai(text_.substr(day.end, year->begin - day.end)) && is_buddhist(*year);
  const Calendar calendar = thai ? Calendar::buddhist : month->calendar;
  return match(calendar, full.value_or(year->value), month->month, day.value, day.begin, year->end);
}

/// A year of two digits counts if the form of the date leaves no doubt: "13-JAN-12", "13 Jan '12",
/// "Fri, 13 Jan 12", "13 Jan 12 12:50" (RFC 822), "(Quillmere, 13 Jan 12)", and where it is the
/// whole text.
std::optional<int> DateReader::short_year(const MonthName& month, const Number& day,
                                          const Number& year) const {
  if (year.digits != 2 || month.calendar != Calendar::gregorian) return std::nullopt;
  const char before = text_[year.begin - 1];
  const bool dashed = (before == '-' || before == '/') && text_[day.end] == before;
  const bool timed = !read_clock_time(text_, year.end, Date()).text.empty();
  const auto words = text_.substr(0, day.begin);
  const auto last = words.find_last_not_of(" ,");
  const auto weekday_end = last == words.npos ? 0 : last + 1;
  std::size_t weekday = weekday_end;
  while (weekday > 0 && is_letter_byte(words[weekday - 1])) --weekday;
  const bool named = is_weekday(words.substr(weekday, weekday_end - weekday));
  constexpr std::size_t longest_bracket = 120;  // bytes
  const auto near = words.substr(words.size() - std::min(words.size(), longest_bracket));
  const auto opened = near.rfind('(');
  const bool alone =
      words.empty() || (opened != near.npos && near.find_first_of(".)", opened) == near.npos);
  const bool parenthesised = alone && text_.substr(skip_blanks(year.end)).starts_with(')');
  const bool whole = last == words.npos && text_.find_first_not_of(" .", year.end) == text_.npos;
  if (!dashed && !timed && !named && !parenthesised && !whole && before != '\'') {
    return std::nullopt;
  }
  return full_year(year.value);
}

/// "11/22/2022", "22.11.2022", "5. 1. 2024", "11 22 2022", "4/8/05".
std::optional<DateMatch> DateReader::numbers(const Number& first) const {
  if (first.end >= text_.size()) return std::nullopt;
  const char separator = text_[first.end];
  if (separator != '/' && separator != '.' && separator != '-' && separator != ' ') {
    return std::nullopt;
  }
  if (separator != ' ' && first.begin > 0 &&
      (text_[first.begin - 1] == separator || text_[first.begin - 1] == '.')) {
    return std::nullopt;
  }
  const auto blanks = [&](std::size_t at) { return separator == '.' ? skip_blanks(at) : at; };
  const auto second = number_at(text_, blanks(first.end + 1));
  if (!second || second->digits > 2 || second->end >= text_.size()) return std::nullopt;
  if (separator == '/' && text_[second->end] == ' ') return day_and_month(first, *second);
  if (text_[second->end] != separator) return std::nullopt;
  const auto third = number_at(text_, blanks(second->end + 1));
  if (!third) return std::nullopt;
  const bool spaced = separator == ' ' || third->begin != second->end + 1;
  if (third->digits != 4 && (third->digits != 2 || spaced)) return std::nullopt;
  if (third->end < text_.size() && text_[third->end] == separator && separator != ' ') {
    // A full stop may end the sentence; if a number follows, it does not.
    const bool goes_on = digit_size(text_, third->end + 1) > 0;
    if (separator != '.' || goes_on) return std::nullopt;
  }
  return in_either_order(first, *second, *third, separator);
}

/// "5/3 2024", as in Denmark.
std::optional<DateMatch> DateReader::day_and_month(const Number& day, const Number& month) const {
  const auto year = number_at(text_, month.end + 1);
  if (!year || year->digits != 4) return std::nullopt;
  return match(Calendar::gregorian, year->value, static_cast<unsigned>(month.value), day.value,
               day.begin, year->end);
}

std::optional<DateMatch> DateReader::in_either_order(const Number& first, const Number& second,
                                                     const Number& year, char separator) const {
  const bool buddhist = is_buddhist(year);
  const Calendar calendar = buddhist ? Calendar::buddhist : calendar_of(year);
  const int years = year.digits == 2 ? full_year(year.value) : year.value;
  const auto read = [&](const Number& day, const Number& month, DateOrder order) {
    auto found = match(calendar, years, static_cast<unsigned>(month.value), day.value, first.begin,
                       year.end);
    if (found && day.value != month.value) found->order = order;
    return found;
  };
  auto day_first = read(first, second, DateOrder::day_first);
  auto month_first = read(second, first, DateOrder::month_first);
  constexpr int months = 12;
  bool proven = first.value > months || second.value > months;
  bool prefers_day = range_.order == DateOrder::unknown
                         ? separator == '.' || calendar != Calendar::gregorian
                         : range_.order == DateOrder::day_first;
  if (day_first && month_first && day_first->date != month_first->date) {
    // "lunes 02/12/2019" is a Monday in one order only.
    const auto weekday = weekday_at_end(text_.substr(0, first.begin));
    const bool fits_day = weekday == weekday_of(day_first->date);
    const bool fits_month = weekday == weekday_of(month_first->date);
    if (fits_day != fits_month) {
      proven = true;
      prefers_day = fits_day;
    }
  }
  auto& preferred = prefers_day ? day_first : month_first;
  auto& other = prefers_day ? month_first : day_first;
  if (!preferred) std::swap(preferred, other);
  if (!preferred) return std::nullopt;
  preferred->proven = proven;
  if (other) preferred->otherwise = other->date;
  return preferred;
}

/// A year of the Thai calendar; no other date has such a one.
bool DateReader::is_buddhist(const Number& year) const {
  constexpr int first_year = 2443;  // 1900
  constexpr int last_year = 2643;   // 2100
  return year.digits == 4 && year.value >= first_year && year.value <= last_year;
}

/// Behind "st", "nd", "rd", "th", "er", "º", "ª" and the like if one follows a day.
std::size_t DateReader::skip_ordinal(std::size_t at) const {
  if (at >= text_.size() || blank_size(text_, at) > 0) return at;
  static constexpr std::array<std::string_view, 16> suffixes{
      "st", "nd", "rd", "th", "er", "re", "º", "ª", "°", "-го", "-е", "-a", ":e", ":a", ".º", "日"};
  for (const std::string_view suffix : suffixes) {
    if (!text_.substr(at).starts_with(suffix)) continue;
    const std::size_t end = at + suffix.size();
    if (end >= text_.size() || !is_letter_byte(text_[end])) return end;
  }
  return at;
}

/// Behind "of", "de", "day of", "พ.ศ." and the like, and the blanks after them.
std::size_t DateReader::skip_joining_words(std::size_t at) const {
  static constexpr std::array<std::string_view, 7> words{"of", "de",  "del", "di",
                                                         "do", "day", "năm"};
  static constexpr std::array<std::string_view, 5> marks{"พ.ศ.", "ค.ศ.", "d'", "d’", "'"};
  for (bool skipped = at < text_.size() && !is_digit(text_[at]); skipped;) {
    skipped = false;
    const std::string_view here = word_at(text_, at);
    if (std::ranges::find(words, here) != words.end()) {
      at = skip_blanks(at + here.size());
      skipped = true;
    }
    for (const std::string_view mark : marks) {
      if (!text_.substr(at).starts_with(mark)) continue;
      at = skip_blanks(at + mark.size());
      skipped = true;
    }
  }
  return at;
}

std::size_t DateReader::skip_one_of(std::size_t at, std::string_view characters) const {
  return at < text_.size() && characters.find(text_[at]) != characters.npos ? at + 1 : at;
}

std::size_t DateReader::skip_blanks(std::size_t at) const {
  while (const std::size_t size = blank_size(text_, at)) at += size;
  return at;
}

}  // namespace dateline
