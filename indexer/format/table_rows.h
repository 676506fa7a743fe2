#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/format/form.h"

namespace dateline {

/// What separates the fields and rows of a table.
struct TableMarks {
  char delimiter = ',';
  char line_end = '\n';  ///< or '\r', as old Macs write it
  bool spaced = false;   ///< spaces stand between delimiters and quotation marks: "A" , "B"
  bool escapes =
      false;  ///< a backslash escapes quotation marks, line ends and itself, as MySQL does
};

/// Scans a table character by character, so that line ends inside quoted fields do not end a row. A
/// field is quoted if it starts with '"'; inside, "" is one quotation mark, and a mark not followed
/// by a delimiter or line end is an ordinary character.
class RowScanner {
 public:
  explicit RowScanner(TableMarks marks) : marks_(marks) {}

  enum class Step {
    skip,       ///< markup: a quotation mark, a carriage return, a space beside a delimiter
    character,  ///< belongs to the field
    mark,       ///< belongs to the field, and what was skipped from the last quotation mark on too
    torn,       ///< the same, but that one stands where a field might begin
    field_end,
    row_end,
  };

  Step next(char c);

  /// How many of the next bytes are characters of the field that change nothing else, so that
  /// next() need not see them.
  std::size_t ordinary(std::string_view bytes) const {
    if (state_ != State::bare && state_ != State::quoted) return 0;
    const auto is_special = [&](char c) {
      return c == '"' || c == marks_.delimiter || c == marks_.line_end || c == '\r' ||
             (marks_.escapes && c == '\\');
    };
    return static_cast<std::size_t>(std::ranges::find_if(bytes, is_special) - bytes.begin());
  }

  bool in_quotes() const {
    return state_ == State::quoted || state_ == State::field_begin_in_quoted;
  }

 private:
  enum class State {
    field_begin,
    bare,
    quoted,
    field_begin_in_quoted,  ///< after a delimiter or line end in it
    mark_in_quoted,
    mark_at_begin,  ///< the same, and it stood where a field might begin
  };

  bool is_filler(char c) const { return marks_.spaced && c == ' '; }
  bool takes_escape(char c);

  TableMarks marks_;
  State state_ = State::field_begin;
  bool escaped_ = false;  ///< the next character is
};

/// Scans a table as spreadsheets do: in a field that starts with '"', each mark opens or closes a
/// quotation, and delimiters and line ends outside quotations end the field. So a field may go on
/// behind its quotation: "Word" of the day.
class QuotationScanner {
 public:
  explicit QuotationScanner(TableMarks marks) : marks_(marks) {}

  enum class Step { character, field_end, row_end };

  Step next(char c);

  /// Complete fields so far.
  std::size_t fields() const { return fields_; }

  bool in_quotes() const { return in_quotes_; }

 private:
  TableMarks marks_;
  std::size_t fields_ = 0;
  bool begins_ = true;      ///< a field
  bool has_marks_ = false;  ///< the field starts with one
  bool in_quotes_ = false;
  bool escaped_ = false;  ///< the next character is
};

/// The fields of one row of a table with that many columns, or zero if that is unknown. Where its
/// quotation marks leave doubt, the reading with as many fields counts.
std::vector<std::string> row_fields(std::string_view row, TableMarks marks,
                                    std::size_t columns = 0);

/// The size in bytes of the first row of a text, with its line end.
std::size_t row_size(std::string_view text, TableMarks marks);

/// Splits the rows of a table while it is read. Where a quotation mark has no end, the lines that
/// it damages are refused, and the rows behind them are found again. Linear time.
class RowSplitter {
 public:
  /// The first row starts at `offset` of the stream, in line `first_line` counted from 1.
  RowSplitter(TableMarks marks, std::size_t columns, std::shared_ptr<const std::string> context,
              std::uint64_t offset, std::size_t first_line, std::size_t limit,
              const SliceSink& sink);

  /// Takes the next bytes; false to stop reading.
  bool take(std::string_view bytes);

  /// Takes the end of the table.
  void finish();

 private:
  bool ends_row(char c, std::string_view row_so_far);
  bool end_row();
  bool emit(std::string row);
  bool refuse(std::string_view rows, std::string message, std::string hint);
  bool read_torn_row(const std::string& row);
  bool read_lines(const std::string& rows);
  bool is_row_of_one_line(std::string_view line) const;
  void skip(std::string_view rows);

  const TableMarks marks_;
  const std::size_t columns_;
  const std::shared_ptr<const std::string> context_;
  const std::size_t limit_;
  const SliceSink& sink_;
  RowScanner scanner_;
  std::string row_;                             ///< the open one
  std::uint64_t offset_;                        ///< of its start
  std::size_t line_;                            ///< of its start
  bool torn_ = false;                           ///< it has a mark where a row might begin
  std::optional<QuotationScanner> quotations_;  ///< of it, once it has a stray mark in a field
  bool strayed_ = false;                        ///< whether it has
  bool overlong_ = false;
  std::uint32_t number_ = 0;  ///< of the next record
  std::string again_;         ///< the end of a torn row, to be scanned again
  std::uint64_t taken_ = 0;
  std::uint64_t retaken_ = 0;  ///< bytes of torn rows scanned again
};

}  // namespace dateline
