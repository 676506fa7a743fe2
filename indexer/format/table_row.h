#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Scans a table character by character, so that line ends inside quoted fields do not end a row. A
/// field is quoted if it starts with '"'; inside, "" is one quotation mark, and a mark not followed
/// by a delimiter or line end is an ordinary character.
class RowScanner {
 public:
  explicit RowScanner(char delimiter) : delimiter_(delimiter) {}

  enum class Step {
    skip,       ///< markup: a quotation mark, a carriage return
    character,  ///< belongs to the field
    mark,       ///< belongs to the field, and the quotation mark that came before does too
    field_end,
    row_end,
  };

  Step next(char c);

 private:
  enum class State { field_begin, bare, quoted, mark_in_quoted };

  char delimiter_;
  State state_ = State::field_begin;
};

/// The fields of one row.
std::vector<std::string> row_fields(std::string_view row, char delimiter);

/// The delimiter of a header row: that of ',', ';', tab and '|' which it has most of outside of
/// quotation marks; ',' where it has none.
char find_delimiter(std::string_view header);

}  // namespace dateline
