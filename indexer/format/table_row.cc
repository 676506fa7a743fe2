#include "indexer/format/table_row.h"

#include <utility>

namespace dateline {

RowScanner::Step RowScanner::next(char c) {
  const bool ends_row = c == '\n';
  const bool ends_field = c == delimiter_ || ends_row;
  switch (state_) {
    case State::field_begin:
      if (c == '"') {
        state_ = State::quoted;
        return Step::skip;
      }
      state_ = State::bare;
      [[fallthrough]];
    case State::bare:
      if (c == '\r') return Step::skip;
      if (!ends_field) return Step::character;
      break;
    case State::quoted:
      if (c != '"') return Step::character;
      state_ = State::mark_in_quoted;
      return Step::skip;
    case State::mark_in_quoted:
      if (c == '\r') return Step::skip;
      if (ends_field) break;
      state_ = State::quoted;
      return c == '"' ? Step::character : Step::mark;
  }
  state_ = State::field_begin;
  return ends_row ? Step::row_end : Step::field_end;
}

std::vector<std::string> row_fields(std::string_view row, char delimiter) {
  std::vector<std::string> fields(1);
  RowScanner scanner(delimiter);
  for (const char c : row) {
    switch (scanner.next(c)) {
      case RowScanner::Step::mark:
        fields.back() += '"';
        [[fallthrough]];
      case RowScanner::Step::character:
        fields.back() += c;
        break;
      case RowScanner::Step::field_end:
        fields.emplace_back();
        break;
      case RowScanner::Step::row_end:
        return fields;
      case RowScanner::Step::skip:
        break;
    }
  }
  return fields;
}

namespace {

std::size_t count_fields(std::string_view row, char delimiter) {
  std::size_t fields = 1;
  RowScanner scanner(delimiter);
  for (const char c : row) {
    const RowScanner::Step step = scanner.next(c);
    if (step == RowScanner::Step::row_end) break;
    if (step == RowScanner::Step::field_end) ++fields;
  }
  return fields;
}

}  // namespace

char find_delimiter(std::string_view header) {
  char best = ',';
  std::size_t most = 1;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    if (header.find(delimiter) == header.npos) continue;
    const std::size_t fields = count_fields(header, delimiter);
    if (fields > most) {
      best = delimiter;
      most = fields;
    }
  }
  return best;
}

}  // namespace dateline
