#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/format/table_head.h"
#include "indexer/format/table_rows.h"
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

}  // namespace

bool Table::recognises(const Sample& sample) const {
  const std::string name = lowered(sample.name);
  const bool named = name.ends_with(".csv") || name.ends_with(".tsv");
  const std::string_view begin = sample.bytes.substr(0, longest_head);
  if (!named) return begins_with_names(begin) && is_plain_text(sample.bytes);
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
  const TableHead head =
      TableHead::read(record.context ? std::string_view(*record.context) : std::string_view(),
                      [&](std::string_view names) {
                        return decode_bytes(names, record.hints, DeclaredCharset::none).text;
                      });
  const DecodedText row = decode_bytes(record.bytes, record.hints, DeclaredCharset::none);
  const std::vector<std::string> values = row_fields(row.text, head.marks, head.width());
  FieldCollector collector;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i < head.columns.size()) collector.offer(head.columns[i], {values[i]});
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
  if (record.origin.record == 0 && !head.contents.empty() && record.field_map == nullptr) {
    raw.note = note_on(head, record.origin.file);
  }
  return raw;
}

}  // namespace dateline
