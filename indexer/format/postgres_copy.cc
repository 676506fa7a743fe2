#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/page_in_field.h"
#include "indexer/reader/field_collector.h"

namespace dateline {
namespace {

constexpr std::string_view end_of_rows = "\\.";
constexpr std::ptrdiff_t most_columns = 1600;  // that a table of PostgreSQL can have

/// The names of the columns between the brackets of a line that says what is copied, separated by
/// commas; nullopt if it is no such line.
std::optional<std::string_view> copied_columns(std::string_view line) {
  constexpr std::string_view begin = "COPY ";
  constexpr std::string_view end = ") FROM stdin;";
  line = trimmed(line);
  if (!line.starts_with(begin) || !line.ends_with(end)) return std::nullopt;
  const std::size_t bracket = line.find('(');
  if (bracket == line.npos) return std::nullopt;
  line.remove_suffix(end.size());
  const std::string_view columns = line.substr(bracket + 1);
  return std::ranges::count(columns, ',') < most_columns ? std::optional(columns) : std::nullopt;
}

/// Takes the next name of a list of columns, without the marks of one that is no plain word.
std::string_view take_column(std::string_view& columns) {
  const std::string_view name = trimmed(take_until(columns, ','));
  const bool quoted = name.size() > 1 && name.starts_with('"') && name.ends_with('"');
  return quoted ? name.substr(1, name.size() - 2) : name;
}

/// Whether a table is one of releases: it has a title and a text.
bool holds_releases(std::string_view columns) {
  bool title = false;
  bool body = false;
  while (!columns.empty()) {
    const auto match = match_field(take_column(columns));
    title = title || (match && match->field == RawField::title);
    body = body || (match && match->field == RawField::body);
  }
  return title && body;
}

/// A value of a row, with the characters that its escapes stand for; empty for NULL ("\N").
std::string value_of(std::string_view written) {
  constexpr std::string_view null = "\\N";
  constexpr std::string_view escapes = "nrtbfv";
  constexpr std::string_view escaped = "\n\r\t\b\f\v";
  if (written == null) return {};
  std::string value;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const bool escape = written[at] == '\\' && at + 1 < written.size();
    if (escape) ++at;
    const std::size_t known = escape ? escapes.find(written[at]) : escapes.npos;
    value += known == escapes.npos ? written[at] : escaped[known];
  }
  return value;
}

}  // namespace

bool PostgresCopy::recognises(const Sample& sample) const {
  constexpr std::string_view head = "--\n-- PostgreSQL database dump";
  const bool is_dump = sample.opening.starts_with(head) ||
                       copied_columns(sample.opening.substr(0, sample.opening.find('\n')));
  for (std::string_view rest = sample.opening; !rest.empty();) {
    const auto columns = copied_columns(take_until(rest, '\n'));
    if (columns && (is_dump || holds_releases(*columns))) return true;
  }
  return false;
}

Result<void> PostgresCopy::split(BufferedStream& stream, std::size_t limit,
                                 const SliceSink& sink) const {
  std::shared_ptr<const std::string> columns;  // of the releases that are copied, if they are
  bool found = false;
  for (std::uint32_t record = 0;;) {
    const std::uint64_t offset = stream.offset();
    bool overlong = false;
    Result<std::string> line = stream.take_until('\n', limit, overlong);
    if (!line) return pass(line);
    if (line->empty()) break;
    if (!columns || trimmed(*line) == end_of_rows) {
      const auto next = copied_columns(*line);
      const bool releases = next && holds_releases(*next);
      columns = releases ? std::make_shared<const std::string>(*next) : nullptr;
      found = found || releases;
      continue;
    }
    Result<Slice> slice =
        overlong ? Result<Slice>(fail(ErrorKind::input,
                                      fmt::format("row is longer than {} bytes", limit),
                                      "raise --max-record if this is a single release"))
                 : Slice{record, offset, *std::move(line), columns};
    ++record;
    if (!sink(std::move(slice))) return {};
  }
  if (found) return {};
  sink(fail(ErrorKind::input, "an SQL dump without a table that has a title and a text",
            "export the table of the releases as CSV, then name its columns with --map"));
  return {};
}

Result<RawRelease> PostgresCopy::parse(const Record& record) const {
  const DecodedText row = decode_bytes(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view values = row.text;
  while (!values.empty() && (values.back() == '\n' || values.back() == '\r')) {
    values.remove_suffix(1);
  }
  FieldCollector collector;
  for (std::string_view columns = record.head(); !columns.empty() && !values.empty();) {
    const std::string_view column = take_column(columns);
    const std::string value = value_of(take_until(values, '\t'));
    collector.offer(column, {value});
    if (record.field_map == nullptr) continue;
    for (const FieldMap::Entry& entry : record.field_map->entries()) {
      if (entry.path == column) collector.set(entry.field, {value});
    }
  }
  if (!collector.has_text()) return fail(ErrorKind::input, "no title and no text");
  RawRelease raw = std::move(collector).release();
  raw.undecodable = row.undecodable;
  read_page_in_field(record, raw);
  return raw;
}

}  // namespace dateline
