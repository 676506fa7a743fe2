#include "query/syntax/date_period.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>

#include "common/cli/nearest.h"
#include "common/support/parse_number.h"
#include "common/text/ascii.h"
#include "query/syntax/typed_date.h"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr int greatest_count = 100'000;  // of days, weeks, ...: keeps dates in the calendar's range

std::optional<int> number(std::string_view digits) {
  const auto value = parse_number<int>(digits);
  return value && *value >= 0 ? value : std::nullopt;
}

DatePeriod one_day(Date day) {
  return {day, day};
}

/// The `count` whole months starting with the given one.
std::optional<DatePeriod> whole_months(int year, unsigned month, unsigned count) {
  const auto first = Date::from_ymd(year, month, 1);
  if (!first || year < 1) return std::nullopt;
  const year_month_day next = first->ymd() + months{count};
  return DatePeriod{first, Date(std::chrono::sys_days{next} - days{1})};
}

std::optional<DatePeriod> parse_typed(std::string_view text) {
  const auto typed = read_typed_date(text);
  if (!typed || !typed->is_certain) return std::nullopt;
  if (typed->day == 0) return whole_months(typed->year, typed->month, 1);
  const auto day = Date::from_ymd(typed->year, typed->month, typed->day);
  return day ? std::optional(one_day(*day)) : std::nullopt;
}

std::optional<DatePeriod> parse_calendar(std::string_view text) {
  if (const auto day = Date::parse(text)) return one_day(*day);
  if (const auto typed = parse_typed(text)) return typed;
  if (text.size() < 4) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year) return std::nullopt;
  if (text.size() == 4) return whole_months(*year, 1, 12);
  const bool quarterly = text.size() == 7 && text.substr(4, 2) == "-q";
  const auto quarter = quarterly ? number(text.substr(6)) : std::nullopt;
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  return whole_months(*year, static_cast<unsigned>(*quarter) * 3 - 2, 3);
}

/// The same day `count` months earlier, or the last day of that month if it is shorter.
Date months_before(Date day, int count) {
  const year_month_day shifted = day.ymd() - months{count};
  if (shifted.ok()) return Date(std::chrono::sys_days{shifted});
  return Date(std::chrono::sys_days{shifted.year() / shifted.month() / std::chrono::last});
}

/// A number of days (d), weeks (w), months (m) or years (y) before today.
std::optional<Date> before(Date today, std::string_view count, char unit) {
  const auto n = number(count);
  if (!n || *n < 1 || *n > greatest_count) return std::nullopt;
  switch (unit) {
    case 'd':
      return Date(today.days() - days{*n});
    case 'w':
      return Date(today.days() - days{7 * *n});
    case 'm':
      return months_before(today, *n);
    case 'y':
      if (*n > greatest_count / 12) return std::nullopt;
      return months_before(today, 12 * *n);
    default:
      return std::nullopt;
  }
}

/// "day", "days", "week", ...: its first letter.
char unit_called(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  for (const std::string_view unit : {"day", "week", "month", "year"}) {
    if (word == unit) return unit.front();
  }
  return 0;
}

std::optional<DatePeriod> parse_count(std::string_view text, Date today) {
  const auto since = [&](std::optional<Date> first) -> std::optional<DatePeriod> {
    if (!first) return std::nullopt;
    return DatePeriod{Date(first->days() + days{1}), today};
  };
  constexpr std::string_view last = "last ";
  constexpr std::string_view ago = " ago";
  if (text.starts_with(last)) {
    text.remove_prefix(last.size());
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view unit = text.substr(std::min(space + 1, text.size()));
    return since(before(today, text.substr(0, space), unit_called(unit)));
  }
  if (text.ends_with(ago)) {
    text.remove_suffix(ago.size());
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view unit = text.substr(std::min(space + 1, text.size()));
    const std::string_view count = text.substr(0, space);
    const auto day = before(today, count == "a" ? "1" : count, unit_called(unit));
    return day ? std::optional(one_day(*day)) : std::nullopt;
  }
  if (text.size() < 2) return std::nullopt;
  return since(before(today, text.substr(0, text.size() - 1), text.back()));
}

std::optional<DatePeriod> parse_named(std::string_view text, Date today) {
  if (text == "today") return one_day(today);
  if (text == "yesterday") return one_day(Date(today.days() - days{1}));
  const bool last = text.starts_with("last ");
  if (!last && !text.starts_with("this ")) return std::nullopt;
  const std::string_view unit = text.substr(5);
  const year_month_day ymd = today.ymd();
  const unsigned month = unsigned{ymd.month()};
  const auto months_from = [&](unsigned first, unsigned count) {
    const auto begin = Date::from_ymd(int{ymd.year()}, first, 1);
    const year_month_day moved = begin->ymd() - months{last ? count : 0};
    return whole_months(int{moved.year()}, unsigned{moved.month()}, count);
  };
  if (unit == "week") {
    const auto weekday = std::chrono::weekday{today.days()}.iso_encoding();
    const auto monday = today.days() - days{weekday - 1} - days{last ? 7 : 0};
    return DatePeriod{Date(monday), Date(monday + days{6})};
  }
  if (unit == "month") return months_from(month, 1);
  if (unit == "quarter") return months_from((month - 1) / 3 * 3 + 1, 3);
  if (unit == "year") return months_from(1, 12);
  return std::nullopt;
}

std::optional<DatePeriod> parse_single(std::string_view typed, Date today) {
  const std::string text = lowered(trimmed(typed));
  if (auto period = parse_calendar(text)) return period;
  if (auto period = parse_count(text, today)) return period;
  return parse_named(text, today);
}

}  // namespace

std::string DatePeriod::text() const {
  if (first && last && *first == *last) return first->iso();
  return (first ? first->iso() : "") + ".." + (last ? last->iso() : "");
}

std::optional<DatePeriod> parse_period(std::string_view text, Date today) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return parse_single(text, today);
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + 2);
  if (from.empty() && to.empty()) return std::nullopt;
  DatePeriod period;
  if (!from.empty()) {
    const auto begin = parse_single(from, today);
    if (!begin) return std::nullopt;
    period.first = begin->first;
  }
  if (!to.empty()) {
    const auto end = parse_single(to, today);
    if (!end) return std::nullopt;
    period.last = end->last;
  }
  return period;
}

namespace {

/// The text if it is a date, otherwise the nearest one; empty if there is none.
std::string nearest_single(std::string_view text, Date today) {
  if (parse_single(text, today)) return std::string(text);
  if (const auto typed = read_typed_date(text)) return typed->nearest();
  const std::string year(text.substr(0, 4));
  if (text.size() > 6 && number(year) && lowered(text.substr(4, 2)) == "-q") {
    return year + (text[6] == '0' ? "-Q1" : "-Q4");
  }
  constexpr std::array<std::string_view, 10> named{
      "today",      "yesterday",    "this week",    "last week", "this month",
      "last month", "this quarter", "last quarter", "this year", "last year"};
  return std::string(nearest(lowered(text), named));
}

/// The text with every part that is not a date replaced by the nearest one; empty if there is none.
std::string nearest_period(std::string_view text, Date today) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return nearest_single(text, today);
  const std::string from = nearest_single(text.substr(0, dots), today);
  const std::string to = nearest_single(text.substr(dots + 2), today);
  return from.empty() || to.empty() ? "" : from + ".." + to;
}

}  // namespace

Result<DatePeriod> read_period(std::string_view what, std::string_view text, Date today) {
  const auto period = parse_period(text, today);
  if (!period) {
    const std::string meant = nearest_period(text, today);
    return fail(ErrorKind::usage, fmt::format("{}: '{}' is not a date", what, text),
                meant.empty() ? "use a form such as 2022-11-22, 2022-11, 2022-Q4, 2022, "
                                "\"Nov 22 2022\", yesterday, 7d or \"last month\""
                              : fmt::format("did you mean {}?", meant));
  }
  if (period->first && period->last && *period->last < *period->first) {
    const std::size_t dots = text.find("..");
    return fail(ErrorKind::usage, fmt::format("{}: '{}' ends before it starts", what, text),
                fmt::format("did you mean {}..{}?", text.substr(dots + 2), text.substr(0, dots)));
  }
  return *period;
}

DatePeriod intersect(const DatePeriod& a, const DatePeriod& b) {
  DatePeriod both = a;
  if (b.first && (!both.first || *both.first < *b.first)) both.first = b.first;
  if (b.last && (!both.last || *b.last < *both.last)) both.last = b.last;
  return both;
}

}  // namespace dateline
