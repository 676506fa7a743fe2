#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/page_in_field.h"
#include "indexer/format/splitters.h"
#include "indexer/format/table_head.h"
#include "indexer/format/table_rows.h"
#include "indexer/prose/date_finder.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/plain_text.h"

namespace dateline {
namespace {

constexpr std::size_t longest_head = std::size_t{64} << 10;

/// What the user should know of columns that were chosen by what is in them.
std::string note_on(const TableHead& head, const std::string& file) {
  std::string columns;
  for (std::size_t i = 0; i < head.contents.size(); ++i) {
    if (!head.contents[i]) continue;
    if (!columns.empty()) columns += ", ";
    columns += fmt::format("{} from column {}", name_of(*head.contents[i]), i + 1);
    if (i < head.columns.size()) columns += fmt::format(" ({})", head.columns[i]);
  }
  return fmt::format("{}: columns guessed from their contents: {}; use --map to name others", file,
                     columns);
}

/// The column of a field in a table, by its name or, without one, by its content.
std::optional<std::size_t> column_of(RawField field, const TableHead& head) {
  std::optional<std::size_t> best;
  std::size_t best_rank = std::numeric_limits<std::size_t>::max();
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const auto match = match_field(head.columns[i]);
    if (!match || match->field != field || match->rank >= best_rank) continue;
    best = i;
    best_rank = match->rank;
  }
  const auto content = std::ranges::find(head.contents, std::optional(field));
  if (best || content == head.contents.end()) return best;
  return static_cast<std::size_t>(content - head.contents.begin());
}

/// Joins the value of a column and those behind it as they stood.
void join_values(std::vector<std::string>& values, std::size_t column, std::size_t others,
                 char delimiter) {
  for (std::size_t i = 1; i <= others; ++i) (values[column] += delimiter) += values[column + i];
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(column) + 1;
  values.erase(first, first + static_cast<std::ptrdiff_t>(others));
}

/// Joins the values of a row that has more than there are columns, because a text has delimiters
/// but no quotation marks. It is the body that has them, unless the date would then stand in
/// another column: then the title has some, too.
std::vector<std::string> with_surplus_joined(std::vector<std::string> values,
                                             const TableHead& head) {
  while (values.size() > head.width() && trimmed(values.back()).empty()) values.pop_back();
  if (values.size() <= head.width() || head.width() == 0) return values;
  const std::size_t surplus = values.size() - head.width();
  const std::size_t title = column_of(RawField::title, head).value_or(head.width() - 1);
  const std::size_t body = column_of(RawField::body, head).value_or(title);
  const auto date = column_of(RawField::date, head);
  const auto joined = [&](std::size_t of_title) {
    std::vector<std::string> row = values;
    const std::size_t last = std::max(title, body);
    const std::size_t of_first = title < body ? of_title : surplus - of_title;
    join_values(row, std::min(title, body), of_first, head.marks.delimiter);
    join_values(row, last, surplus - of_first, head.marks.delimiter);
    return row;
  };
  constexpr std::size_t most_tried = 20;
  for (std::size_t of_title = 0; date && of_title <= std::min(surplus, most_tried); ++of_title) {
    std::vector<std::string> row = joined(of_title);
    if (find_date(row[*date], 0, DateRange{})) return row;
  }
  return joined(0);
}

}  // namespace

bool Table::recognises(const Sample& sample) const {
  const std::string name = lowered(sample.name);
  const bool named = name.ends_with(".csv") || name.ends_with(".tsv");
  const std::string_view begin = sample.bytes.substr(0, longest_head);
  if (!named) {
    return (begins_with_names(begin) || are_rows_of_releases(begin)) && is_plain_text(sample.bytes);
  }
  const TableHead head = find_table_head(begin);
  return head.width() > 1 && is_plain_text(sample.bytes);
}

Result<void> Table::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  const Result<std::string_view> sample = stream.peek(longest_head);
  if (!sample) return pass(sample);
  const TableHead head = find_table_head(sample->substr(0, longest_head));
  stream.consume(head.rows_begin);
  return split_with(
      RowSplitter(head.marks, head.width(), std::make_shared<const std::string>(head.written()),
                  stream.offset(), head.rows_line, limit, sink),
      stream);
}

Result<RawRelease> Table::parse(const Record& record) const {
  const TableHead head = TableHead::read(record.head(), [&](std::string_view names) {
    return decode_bytes(names, record.hints, DeclaredCharset::none).text;
  });
  const DecodedText row = decode_bytes(record.bytes, record.hints, DeclaredCharset::none);
  const std::vector<std::string> values =
      with_surplus_joined(row_fields(row.text, head.marks, head.width()), head);
  const bool dated =
      std::ranges::find(head.contents, std::optional(RawField::date)) != head.contents.end();
  FieldCollector collector;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i < head.columns.size()) {
      // The day on which a row was entered is no date of its release, if another column has one.
      const bool entered =
          dated && head.contents[i] != RawField::date && is_recorded(head.columns[i]);
      if (entered) {
        collector.offer_other(head.columns[i], {values[i]});
      } else {
        collector.offer(head.columns[i], {values[i]});
      }
    }
    if (i < head.contents.size() && head.contents[i]) {
      collector.suggest(*head.contents[i], {values[i]});
    }
    if (record.field_map == nullptr || i >= head.columns.size()) continue;
    for (const FieldMap::Entry& entry : record.field_map->entries()) {
      if (entry.path == head.columns[i]) collector.set(entry.field, {values[i]});
    }
  }
  if (!collector.has_text()) {
    return fail(ErrorKind::input, "no title and no text",
                "name their columns with --map title=COLUMN --map body=COLUMN");
  }
  RawRelease raw = std::move(collector).release();
  raw.undecodable = row.undecodable;
  read_page_in_field(record, raw);
  if (record.origin.record == 0 && !head.contents.empty() && record.field_map == nullptr) {
    raw.note = note_on(head, record.origin.file);
  }
  return raw;
}

}  // namespace dateline
