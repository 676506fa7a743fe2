#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline {

/// A query and its meaning. The manual and --help syntax show the table; a test runs each query on
/// the releases in data/sample.
struct SyntaxExample {
  std::string_view heading;
  std::string_view query;
  std::string_view meaning;
  std::size_t found;  ///< releases of data/sample that match
};

inline constexpr std::array syntax_examples{
    SyntaxExample{"Words", "observers", "the word in any of its forms (observer, Observers)", 12},
    SyntaxExample{"Words", "orban", "with or without accents", 2},
    SyntaxExample{"Words", "minimum wage", "both words, in any order and place", 2},
    SyntaxExample{"Words", "observers of the election",
                  "without stop words such as of and the; +of requires one", 10},
    SyntaxExample{"Words", "\"long-term observers\"", "a phrase, exactly as written", 2},
    SyntaxExample{"Words", "observ*", "all words that start with observ", 13},
    SyntaxExample{"Words", "obsevers~", "similar spellings with the same first letter", 12},
    SyntaxExample{"Words", "runoff", "as runoff and run-off; 1250 finds 1,250, and US finds U.S.",
                  1},
    SyntaxExample{"Words", "*", "a star alone: all releases", 58},
    SyntaxExample{"Operators", "port OR tram", "either word; operators are upper-case", 18},
    SyntaxExample{"Operators", "ODIHR -handbook", "the first without the second; same as NOT", 13},
    SyntaxExample{"Operators", "tram battery OR ODIHR", "OR binds last: both words, or the third",
                  15},
    SyntaxExample{"Operators", "(port OR tram) AND battery", "parentheses group", 1},
    SyntaxExample{"Operators", "minimum NEAR/5 wage", "at most 5 words apart, in any order", 2},
    SyntaxExample{"Operators", "minimum ADJ/2 wage", "the same, in this order", 2},
    SyntaxExample{"Fields", "title:ODIHR", "in the title only", 2},
    SyntaxExample{"Fields", "title:(ODIHR OR ballot)", "the field applies to the whole group", 2},
    SyntaxExample{"Fields", "source:\"EIN Presswire\"", "a value with spaces", 32},
    SyntaxExample{"Fields", "source:ein*", "values that start with ein; file:ein/* for a folder",
                  32},
    SyntaxExample{"Fields", "place:spain",
                  "the place in the dateline, or a comma-separated part of it", 2},
    SyntaxExample{"Fields", "channel:politics channel:science",
                  "the same field twice: either value; title: and issuer: must both match", 14},
    SyntaxExample{"Fields", "ODIHR lang:en zone:quote", "different fields: all must match", 8},
    SyntaxExample{"Dates", "date:2018-06-30", "a day; same as on:", 1},
    SyntaxExample{"Dates", "date:2022-11", "a month", 2},
    SyntaxExample{"Dates", "date:2022-Q4", "a quarter", 2},
    SyntaxExample{"Dates", "ODIHR date:2017", "a year", 2},
    SyntaxExample{"Dates", "2022-11-01..2022-11-30", "from one day to another", 2},
    SyntaxExample{"Dates", "ODIHR since:2021 until:2022-06",
                  "from the start of one period to the end of another", 2},
    SyntaxExample{"Dates", "ODIHR date:..2018", "an open end", 5},
    SyntaxExample{"Dates", "date:none", "undated releases; also date:approximate and date:stated",
                  1},
};

}  // namespace dateline
