#include "query/syntax/date_period.h"

#include <charconv>
#include <chrono>

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr int greatest_count = 100'000;  // of days, weeks, ...: keeps dates in the calendar's range

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || value < 0) {
    return std::nullopt;
  }
  return value;
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

std::optional<DatePeriod> parse_calendar(std::string_view text) {
  if (const auto day = Date::parse(text)) return one_day(*day);
  if (text.size() < 4) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year) return std::nullopt;
  if (text.size() == 4) return whole_months(*year, 1, 12);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (text[5] == 'Q' || text[5] == 'q') {
    const auto quarter = number(text.substr(6));
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    return whole_months(*year, static_cast<unsigned>(*quarter) * 3 - 2, 3);
  }
  const auto month = number(text.substr(5));
  if (!month) return std::nullopt;
  return whole_months(*year, static_cast<unsigned>(*month), 1);
}

/// The same day `count` months earlier, or the last day of that month if it is shorter.
Date months_before(Date day, int count) {
  const year_month_day shifted = day.ymd() - months{count};
  if (shifted.ok()) return Date(std::chrono::sys_days{shifted});
  return Date(std::chrono::sys_days{shifted.year() / shifted.month() / std::chrono::last});
}

std::optional<DatePeriod> parse_count(std::string_view text, Date today) {
  if (text.size() < 2) return std::nullopt;
  const auto count = number(text.substr(0, text.size() - 1));
  if (!count || *count < 1 || *count > greatest_count) return std::nullopt;
  const auto since = [&](Date first) { return DatePeriod{Date(first.days() + days{1}), today}; };
  switch (text.back()) {
    case 'd':
      return since(Date(today.days() - days{*count}));
    case 'w':
      return since(Date(today.days() - days{7 * *count}));
    case 'm':
      return since(months_before(today, *count));
    case 'y':
      if (*count > greatest_count / 12) return std::nullopt;
      return since(months_before(today, 12 * *count));
    default:
      return std::nullopt;
  }
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

std::optional<DatePeriod> parse_single(std::string_view text, Date today) {
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

DatePeriod intersect(const DatePeriod& a, const DatePeriod& b) {
  DatePeriod both = a;
  if (b.first && (!both.first || *both.first < *b.first)) both.first = b.first;
  if (b.last && (!both.last || *b.last < *both.last)) both.last = b.last;
  return both;
}

}  // namespace dateline
