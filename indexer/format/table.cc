#include "indexer/format/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/field_names.h"
#include "indexer/reader/plain_text.h"

namespace dateline {
namespace {

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

/// The fields of one row.
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

/// The delimiter of a header row: that of ',', ';', tab and '|' which it has most of outside of
/// quotation marks; ',' where it has none.
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

constexpr std::size_t longest_header = std::size_t{64} << 10;
constexpr std::size_t longest_column_name = 256;

/// The columns of a header row.
std::vector<std::string> columns_of(std::string_view header) {
  header = without_byte_order_mark(header);
  std::vector<std::string> columns = row_fields(header, find_delimiter(header));
  for (std::string& column : columns) column = trimmed(column);
  return columns;
}

/// Whether a row has delimiters, and no stretch between them too long for a column name, unlike
/// running text: a much cheaper test than splitting it into fields.
bool may_name_columns(std::string_view row) {
  std::size_t field = 0;
  bool delimited = false;
  for (const char c : row) {
    const bool delimits = c == ',' || c == ';' || c == '\t' || c == '|';
    delimited = delimited || delimits;
    field = delimits ? 0 : field + 1;
    if (field > longest_column_name) return false;
  }
  return delimited;
}

/// Whether a row names fields: a title or body, and another field.
bool is_header(std::string_view row) {
  if (!may_name_columns(row)) return false;
  bool text = false;
  std::size_t fields = 0;
  for (const std::string& column : columns_of(row)) {
    const std::optional<FieldMatch> match = match_field(column);
    if (!match) continue;
    ++fields;
    text = text || match->field == RawField::title || match->field == RawField::body;
  }
  return text && fields > 1;
}

}  // namespace

bool Table::recognises(const Sample& sample) const {
  const std::string_view header = sample.bytes.substr(0, sample.bytes.find('\n'));
  if (header.size() > longest_header) return false;
  const bool named = sample.name.ends_with(".csv") || sample.name.ends_with(".tsv");
  const bool like_table = is_header(header) || (named && columns_of(header).size() > 1);
  return like_table && is_plain_text(sample.bytes);
}

Result<void> Table::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  bool cut = false;
  Result<std::string> header = stream.take_until('\n', longest_header, cut);
  if (!header) return pass(header);
  const auto context = std::make_shared<const std::string>(*std::move(header));
  RowScanner scanner(find_delimiter(*context));
  Slice slice{.record = 0, .offset = stream.offset(), .bytes = {}, .context = context};
  bool overlong = false;
  const auto end_row = [&](std::uint64_t next_offset) {
    Slice row = std::exchange(slice, Slice{slice.record, next_offset, {}, context});
    if (trimmed(row.bytes).empty()) return true;
    ++slice.record;
    if (!std::exchange(overlong, false)) return sink(std::move(row));
    return sink(fail(ErrorKind::input, fmt::format("row is longer than {} bytes", limit),
                     "check for a missing quotation mark, or raise --max-record"));
  };
  while (true) {
    Result<std::string_view> window = stream.peek(1);
    if (!window) return pass(window);
    if (window->empty()) break;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < window->size(); ++at) {
      if (scanner.next((*window)[at]) != RowScanner::Step::row_end) continue;
      slice.bytes += window->substr(begin, at + 1 - begin);
      overlong = overlong || slice.bytes.size() > limit;
      begin = at + 1;
      if (!end_row(stream.offset() + begin)) return {};
    }
    slice.bytes += window->substr(begin);
    overlong = overlong || slice.bytes.size() > limit;
    if (overlong) slice.bytes.resize(limit);
    stream.consume(window->size());
  }
  end_row(stream.offset());
  return {};
}

Result<RawRelease> Table::parse(const Record& record) const {
  const DecodedText header =
      decode_bytes(record.context ? std::string_view(*record.context) : std::string_view(),
                   record.hints, DeclaredCharset::none);
  const DecodedText row = decode_bytes(record.bytes, record.hints, DeclaredCharset::none);
  const std::vector<std::string> columns = columns_of(header.text);
  const std::vector<std::string> values = row_fields(row.text, find_delimiter(header.text));
  FieldCollector collector;
  for (std::size_t i = 0; i < std::min(columns.size(), values.size()); ++i) {
    collector.offer(columns[i], {values[i]});
    if (record.field_map == nullptr) continue;
    for (const FieldMap::Entry& entry : record.field_map->entries()) {
      if (entry.path == columns[i]) collector.set(entry.field, {values[i]});
    }
  }
  if (!collector.has_text()) {
    return fail(ErrorKind::input, "no title and no text",
                "name their columns with --map title=COLUMN --map body=COLUMN");
  }
  RawRelease raw = std::move(collector).release();
  raw.undecodable = row.undecodable;
  return raw;
}

}  // namespace dateline
