#include "indexer/format/table_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/text/ascii.h"

namespace dateline {

/// Whether a character is a backslash that escapes the next one, or what it escapes.
bool RowScanner::takes_escape(char c) {
  if (!marks_.escapes || (!escaped_ && c != '\\')) return false;
  const bool inside = state_ == State::bare || state_ == State::quoted ||
                      state_ == State::field_begin || state_ == State::field_begin_in_quoted;
  if (!inside) return false;
  escaped_ = !escaped_;
  if (state_ == State::field_begin) state_ = State::bare;
  if (state_ == State::field_begin_in_quoted) state_ = State::quoted;
  return true;
}

RowScanner::Step RowScanner::next(char c) {
  if (takes_escape(c)) return Step::character;
  const bool ends_row = c == marks_.line_end;
  const bool ends_field = c == marks_.delimiter || ends_row;
  switch (state_) {
    case State::field_begin:
      if (c == '"') {
        state_ = State::quoted;
        return Step::skip;
      }
      if (is_filler(c)) return Step::skip;
      state_ = State::bare;
      [[fallthrough]];
    case State::bare:
      if (ends_field) break;
      return c == '\r' ? Step::skip : Step::character;
    case State::quoted:
    case State::field_begin_in_quoted:
      if (c == '"') {
        state_ = state_ == State::quoted ? State::mark_in_quoted : State::mark_at_begin;
        return Step::skip;
      }
      state_ = ends_field ? State::field_begin_in_quoted : State::quoted;
      return Step::character;
    case State::mark_in_quoted:
    case State::mark_at_begin:
      if (ends_field) break;
      if (c == '\r' || is_filler(c)) return Step::skip;
      const bool torn = state_ == State::mark_at_begin;
      state_ = State::quoted;
      return c == '"' ? Step::character : torn ? Step::torn : Step::mark;
  }
  state_ = State::field_begin;
  return ends_row ? Step::row_end : Step::field_end;
}

QuotationScanner::Step QuotationScanner::next(char c) {
  if (marks_.escapes && (escaped_ || c == '\\')) {
    escaped_ = !escaped_;
    begins_ = false;
    return Step::character;
  }
  const bool ends_row = c == marks_.line_end;
  if (!in_quotes_ && (ends_row || c == marks_.delimiter)) {
    begins_ = true;
    has_marks_ = false;
    ++fields_;
    return ends_row ? Step::row_end : Step::field_end;
  }
  if (begins_ && marks_.spaced && c == ' ') return Step::character;
  if (begins_) has_marks_ = c == '"';
  begins_ = false;
  if (has_marks_ && c == '"') in_quotes_ = !in_quotes_;
  return Step::character;
}

namespace {

struct RowFields {
  std::vector<std::string> values{1};
  bool complete = true;  ///< no quotation mark of it lacks its end
};

/// A value without the backslashes that escape a quotation mark, a line end or a backslash.
std::string without_escapes(std::string_view value) {
  constexpr std::string_view escaped = "\"\\\n\r";
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const bool escapes =
        value[at] == '\\' && at + 1 < value.size() && escaped.find(value[at + 1]) != escaped.npos;
    if (escapes) ++at;
    out += value[at];
  }
  return out;
}

/// The fields as RowScanner finds them.
RowFields scan_fields(std::string_view row, TableMarks marks) {
  RowFields fields;
  RowScanner scanner(marks);
  std::size_t mark = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const std::size_t size = scanner.ordinary(row.substr(at));
    fields.values.back() += row.substr(at, size);
    at += size;
    if (at == row.size()) break;
    switch (scanner.next(row[at])) {
      case RowScanner::Step::mark:
      case RowScanner::Step::torn:
        fields.values.back() += row.substr(mark, at - mark);
        [[fallthrough]];
      case RowScanner::Step::character:
        fields.values.back() += row[at];
        break;
      case RowScanner::Step::field_end:
        fields.values.emplace_back();
        break;
      case RowScanner::Step::row_end:
        return fields;
      case RowScanner::Step::skip:
        if (row[at] == '"') mark = at;
        break;
    }
  }
  fields.complete = !scanner.in_quotes();
  return fields;
}

/// The text of a field of QuotationScanner: as it is written, unless it is all in quotation marks.
std::string text_of_field(std::string_view written, TableMarks marks) {
  if (written.ends_with('\r')) written.remove_suffix(1);
  if (marks.spaced) written = trimmed(written);
  RowFields alone = scan_fields(written, marks);
  const bool quoted = written.starts_with('"') && written.ends_with('"') && alone.complete;
  return quoted && alone.values.size() == 1 ? std::move(alone.values.front())
                                            : std::string(written);
}

/// The fields as QuotationScanner finds them.
std::vector<std::string> fields_with_quotations(std::string_view row, TableMarks marks) {
  std::vector<std::string> fields;
  QuotationScanner scanner(marks);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const auto step = scanner.next(row[at]);
    if (step == QuotationScanner::Step::character) continue;
    fields.push_back(text_of_field(row.substr(begin, at - begin), marks));
    begin = at + 1;
    if (step == QuotationScanner::Step::row_end) return fields;
  }
  fields.push_back(text_of_field(row.substr(begin), marks));
  return fields;
}

}  // namespace

std::vector<std::string> row_fields(std::string_view row, TableMarks marks, std::size_t columns) {
  RowFields fields = scan_fields(row, marks);
  const bool fits = fields.complete && fields.values.size() == columns;
  if (!fits && row.find('"') != row.npos) {
    auto others = fields_with_quotations(row, marks);
    if (others.size() == columns) fields.values = std::move(others);
  }
  if (marks.escapes) std::ranges::transform(fields.values, fields.values.begin(), without_escapes);
  return std::move(fields.values);
}

std::size_t row_size(std::string_view text, TableMarks marks) {
  RowScanner scanner(marks);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (scanner.next(text[at]) == RowScanner::Step::row_end) return at + 1;
  }
  return text.size();
}

namespace {

/// Whether a line without its end is a row with that many fields.
template <typename Scanner>
bool is_whole_row(std::string_view line, TableMarks marks, std::size_t columns) {
  Scanner scanner(marks);
  std::size_t fields = 1;
  for (const char c : line) fields += scanner.next(c) == Scanner::Step::field_end ? 1 : 0;
  return fields == columns && !scanner.in_quotes();
}

}  // namespace

RowSplitter::RowSplitter(TableMarks marks, std::size_t columns,
                         std::shared_ptr<const std::string> context, std::uint64_t offset,
                         std::size_t first_line, std::size_t limit, const SliceSink& sink)
    : marks_(marks),
      columns_(columns),
      context_(std::move(context)),
      limit_(limit),
      sink_(sink),
      scanner_(marks),
      offset_(offset),
      line_(first_line) {}

bool RowSplitter::take(std::string_view bytes) {
  taken_ += bytes.size();
  std::size_t begin = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!quotations_) at += scanner_.ordinary(bytes.substr(at));
    if (at == bytes.size()) break;
    if (!ends_row(bytes[at], bytes.substr(begin, at - begin))) continue;
    row_ += bytes.substr(begin, at + 1 - begin);
    begin = at + 1;
    if (!end_row()) return false;
    const std::string again = std::exchange(again_, {});
    if (again.size() > begin) {
      if (!take(again)) return false;  // it fits, so this goes no deeper
    } else if (!again.empty()) {
      begin -= again.size();
      at = begin - 1;
    }
  }
  row_ += bytes.substr(begin);
  overlong_ = overlong_ || row_.size() > limit_;
  if (row_.size() > limit_) {
    skip(std::string_view(row_).substr(limit_));
    row_.resize(limit_);
  }
  return true;
}

/// Takes the next character of a row, of which `read` is the part behind `row_`.
bool RowSplitter::ends_row(char c, std::string_view read) {
  using Quotation = QuotationScanner::Step;
  const RowScanner::Step step = scanner_.next(c);
  torn_ = torn_ || step == RowScanner::Step::torn;
  if (step == RowScanner::Step::mark && !strayed_) {
    strayed_ = true;
    quotations_.emplace(marks_);
    for (const char before : row_) quotations_->next(before);
    for (const char before : read) quotations_->next(before);
  }
  if (quotations_ && quotations_->next(c) == Quotation::row_end) {
    const bool fits = quotations_->fields() == columns_;
    quotations_.reset();
    if (fits) {
      scanner_ = RowScanner(marks_);
      torn_ = false;
      return true;
    }
  }
  return step == RowScanner::Step::row_end;
}

void RowSplitter::finish() {
  if (scanner_.in_quotes() && !overlong_) {
    read_lines(std::exchange(row_, {}));
  } else {
    end_row();
  }
}

bool RowSplitter::end_row() {
  const std::string row = std::exchange(row_, {});
  const bool torn = std::exchange(torn_, false);
  strayed_ = false;
  quotations_.reset();
  if (std::exchange(overlong_, false) || row.size() > limit_) {
    return refuse(row, fmt::format("row is longer than {} bytes", limit_),
                  "check for a missing quotation mark, or raise --max-record");
  }
  const bool comment =
      row.starts_with('#') && columns_ > 1 && row_fields(row, marks_, columns_).size() == 1;
  if (comment || trimmed(row).empty()) {
    skip(row);
    return true;
  }
  return torn && row.find(marks_.line_end) + 1 < row.size() ? read_torn_row(row) : emit(row);
}

/// Reads a row with a quotation mark where a field might begin inside another: where one of its
/// lines is a row by itself, a mark before it has no end.
bool RowSplitter::read_torn_row(const std::string& row) {
  constexpr std::uint64_t most_retaken = std::uint64_t{1} << 20;
  std::size_t begin = row.find(marks_.line_end) + 1;
  while (begin > 0 && begin < row.size()) {
    const std::string_view rest = std::string_view(row).substr(begin);
    if (is_row_of_one_line(rest.substr(0, rest.find(marks_.line_end)))) break;
    begin = row.find(marks_.line_end, begin) + 1;
  }
  if (begin == 0 || begin >= row.size() || retaken_ > taken_ + most_retaken) return emit(row);
  if (!refuse(std::string_view(row).substr(0, begin),
              fmt::format("line {}: quotation mark without end", line_), {})) {
    return false;
  }
  retaken_ += row.size() - begin;
  again_ = row.substr(begin);
  return true;
}

/// Reads rows in which a quotation mark had no end up to that of the table, so that none behind it
/// spans several lines. Without such rows, the last one was cut off.
bool RowSplitter::read_lines(const std::string& rows) {
  scanner_ = RowScanner(marks_);
  std::vector<std::string_view> lines;
  for (std::string_view rest = rows; !rest.empty();) {
    lines.push_back(rest.substr(0, std::min(rest.find(marks_.line_end), rest.size() - 1) + 1));
    rest.remove_prefix(lines.back().size());
  }
  const auto is_row = [&](std::string_view line) { return is_row_of_one_line(line); };
  if (std::ranges::none_of(lines, is_row)) return emit(rows);
  for (const std::string_view line : lines) {
    if (trimmed(line).empty()) {
      skip(line);
    } else if (is_row(line)) {
      if (!emit(std::string(line))) return false;
    } else if (!refuse(line, fmt::format("line {}: quotation mark without end", line_), {})) {
      return false;
    }
  }
  return true;
}

bool RowSplitter::is_row_of_one_line(std::string_view line) const {
  const std::string_view row = line.substr(0, line.find(marks_.line_end));
  return columns_ > 1 && (is_whole_row<RowScanner>(row, marks_, columns_) ||
                          is_whole_row<QuotationScanner>(row, marks_, columns_));
}

bool RowSplitter::emit(std::string row) {
  Slice slice{number_++, offset_, {}, context_};
  skip(row);
  slice.bytes = std::move(row);
  return sink_(std::move(slice));
}

bool RowSplitter::refuse(std::string_view rows, std::string message, std::string hint) {
  ++number_;
  skip(rows);
  return sink_(fail(ErrorKind::input, std::move(message), std::move(hint)));
}

void RowSplitter::skip(std::string_view rows) {
  offset_ += rows.size();
  line_ += static_cast<std::size_t>(std::ranges::count(rows, marks_.line_end));
}

}  // namespace dateline
