#pragma once

#include <optional>
#include <string_view>

#include "indexer/prose/calendars.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/numerals.h"

namespace dateline {

/// Reads the date at a number of a text, in any form of find_date. Holds views of its arguments.
class DateReader {
 public:
  DateReader(std::string_view text, const DateRange& range) : text_(text), range_(range) {}

  /// The date whose first number this is, or nullopt.
  std::optional<DateMatch> read(const Number& first) const;

 private:
  std::optional<DateMatch> match(Calendar calendar, int year, unsigned month, int day,
                                 std::size_t begin, std::size_t end) const;
  std::optional<DateMatch> compact(const Number& number) const;
  std::optional<DateMatch> signs(const Number& first) const;
  std::optional<DateMatch> month_and_day(int year, std::size_t begin, std::size_t at) const;
  std::optional<DateMatch> year_first(const Number& year) const;
  std::optional<DateMatch> year_and_name(const Number& year) const;
  std::optional<DateMatch> month_before(const Number& day) const;
  std::optional<DateMatch> month_after(const Number& day) const;
  std::optional<DateMatch> year_behind_time(const MonthName& month, const Number& day,
                                            std::size_t begin) const;
  std::optional<DateMatch> numbers(const Number& first) const;
  std::optional<DateMatch> day_and_month(const Number& day, const Number& month) const;
  std::optional<DateMatch> in_either_order(const Number& first, const Number& second,
                                           const Number& year, char separator) const;

  std::optional<int> short_year(const MonthName& month, const Number& day,
                                const Number& year) const;
  bool is_buddhist(const Number& year) const;
  std::size_t end_of_names(const MonthName& month) const;
  std::size_t skip_ordinal(std::size_t at) const;
  std::size_t skip_joining_words(std::size_t at) const;
  std::size_t skip_one_of(std::size_t at, std::string_view characters) const;
  std::size_t skip_blanks(std::size_t at) const;

  std::string_view text_;
  const DateRange& range_;
};

}  // namespace dateline
