#include "indexer/format/line_splitter.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/ascii.h"

namespace dateline {
namespace {

/// The record that lines are added to.
class OpenRecord {
 public:
  OpenRecord(std::uint64_t offset, std::size_t limit, const SliceSink& sink)
      : limit_(limit), sink_(sink) {
    slice_.offset = offset;
  }

  std::size_t room() const { return limit_ - std::min(limit_, slice_.bytes.size()); }

  void add(std::string_view line, bool cut) {
    overlong_ = overlong_ || cut;
    if (!overlong_) slice_.bytes += line;
  }

  /// Passes on the record and starts the next one there; false to stop reading.
  bool end(std::uint64_t next_offset) {
    const bool overlong = std::exchange(overlong_, false);
    if (!overlong && trimmed(slice_.bytes).empty()) {
      slice_.bytes.clear();
      slice_.offset = next_offset;
      return true;
    }
    Slice done =
        std::exchange(slice_, Slice{slice_.record + 1, next_offset, std::string(), nullptr});
    if (!overlong) return sink_(std::move(done));
    return sink_(fail(ErrorKind::input, fmt::format("record is longer than {} bytes", limit_),
                      "raise --max-record if this is a single release"));
  }

 private:
  const std::size_t limit_;
  const SliceSink& sink_;
  Slice slice_;
  bool overlong_ = false;
};

}  // namespace

Result<void> split_at_lines(BufferedStream& stream, std::size_t limit, std::size_t reach,
                            const BeginsRecord& begins, const SliceSink& sink) {
  OpenRecord record(stream.offset(), limit, sink);
  bool found = false;
  while (true) {
    const Result<std::string_view> text = stream.peek(reach);
    if (!text) return pass(text);
    if (text->empty()) break;
    if (begins(text->substr(0, reach))) {
      if (std::exchange(found, true) && !record.end(stream.offset())) return {};
    }
    bool cut = false;
    const Result<std::string> line = stream.take_until('\n', record.room(), cut);
    if (!line) return pass(line);
    record.add(*line, cut);
  }
  record.end(stream.offset());
  return {};
}

}  // namespace dateline
