#include "indexer/format/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/format/json_reader.h"

namespace dateline {
namespace {

bool is_object(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  return parser.parse(line.data(), line.size()).get(object) == simdjson::SUCCESS;
}

}  // namespace

bool JsonLines::recognises(const Sample& sample) const {
  std::string_view bytes = sample.bytes;
  bytes = without_byte_order_mark(bytes);
  const std::size_t begin = bytes.find_first_not_of(white_space);
  if (begin == std::string_view::npos || bytes[begin] != '{') return false;
  bytes.remove_prefix(begin);
  const std::size_t end = bytes.find('\n');
  const bool named = sample.name.ends_with(".jsonl") || sample.name.ends_with(".ndjson");
  return named || (end != std::string_view::npos && is_object(bytes.substr(0, end)));
}

Result<void> JsonLines::split(BufferedStream& stream, std::size_t limit,
                              const SliceSink& sink) const {
  for (std::uint32_t record = 0;;) {
    const std::uint64_t offset = stream.offset();
    bool overlong = false;
    Result<std::string> line = stream.take_until('\n', limit, overlong);
    if (!line) return pass(line);
    if (line->empty()) return {};
    if (line->find_first_not_of(white_space) == std::string::npos) continue;
    Result<Slice> slice =
        overlong ? Result<Slice>(fail(ErrorKind::input,
                                      fmt::format("line is longer than {} bytes", limit),
                                      "raise --max-record if this is a single release"))
                 : Slice{.record = record,
                         .offset = offset,
                         .bytes = *std::move(line),
                         .context = nullptr};
    ++record;
    if (!sink(std::move(slice))) return {};
  }
}

Result<RawRelease> JsonLines::parse(const Record& record) const {
  return read_json_record(record);
}

}  // namespace dateline
