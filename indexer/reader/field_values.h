#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What the values of structured records mean, whatever stands around them. All thread-safe.

/// Empty, or a placeholder for it: "null", "N/A", "No issues found".
bool says_nothing(std::string_view value);

/// A value of nothing but digits: a key of another table rather than a name.
bool is_number_only(std::string_view value);

/// Whether a value is a text rather than a fact, an address or data.
bool is_running_text(std::string_view value);

/// Whether a value is a short text: it has some words and ends like a sentence.
bool is_sentence(std::string_view value);

/// "1669075200" and "1669075200000", seconds since 1970 and parts of them, also in the
/// "/Date(...)/" of older JSON, "20221122000000", the days of spreadsheets ("44887") and those
/// since 1970 ("19318") as a date; any other text unchanged.
std::string date_of_moment(std::string text);

/// Of dates with labels ("Updated: 5 May 2019 | Published: 14 March 2017") the one of publication;
/// any other text unchanged.
std::string_view published_of(std::string_view dates);

/// The date of a list of year, month, day and perhaps the time, as Java writes it: [2021, 3, 9, 10,
/// 0]; empty for any other list.
std::string date_of_numbers(const std::vector<std::string>& numbers);

/// Whether the value of a date names a day.
bool states_day(const std::string& date);

/// Whether it cannot be one: it has no digits, or is the day that databases have for none.
bool states_no_day(std::string_view date);

/// The values of a list that programs have written as text, "['ports', 'ferries']"; any other text
/// as it is.
std::vector<std::string> values_of_list(std::string text);

/// The same of a body, whose paragraphs may hold marks: only a list as Python writes it.
std::vector<std::string> paragraphs_of_list(std::string text);

/// A text whose line ends and tabs are written as "\\n" and "\\t", as PostgreSQL and MySQL copy a
/// table; any other text as it is.
std::string with_line_ends(std::string text);

/// Paragraphs with blank lines between them.
std::string joined(const std::vector<std::string>& paragraphs);

}  // namespace dateline
