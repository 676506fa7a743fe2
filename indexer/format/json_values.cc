#include "indexer/format/json_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/source/header_block.h"
#include "indexer/format/json_reader.h"

namespace dateline {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Keys of an outer object that hold the releases: JSON Feed, and what services answer with.
constexpr std::array<std::string_view, 12> list_keys{
    "items",   "results", "articles", "releases", "press_releases", "documents",
    "entries", "posts",   "records",  "data",     "docs",           "news"};

/// Finds the objects in a stream of JSON by counting brackets, in time linear in its size. Objects
/// in an outermost array are records; so are those in an array that an outermost object has under
/// one of list_keys; any other outermost object is a record itself.
class ObjectSplitter {
 public:
  ObjectSplitter(std::size_t limit, std::uint64_t offset, const SliceSink& sink)
      : limit_(limit), offset_(offset), sink_(sink) {}

  /// Takes the next bytes; false when the reading is to end.
  bool take(std::string_view bytes) {
    kept_from_ = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      if (!step(bytes, at)) return false;
    }
    if (in_record_) keep(bytes.substr(kept_from_));
    offset_ += bytes.size();
    return true;
  }

  void finish() {
    if (in_record_) sink_(fail(ErrorKind::input, "JSON ends too early"));
  }

 private:
  bool step(std::string_view bytes, std::size_t at) {
    const char c = bytes[at];
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      } else if (depth_ == 1 && string_.size() < longest_key) {
        string_ += c;
      }
      return true;
    }
    if (c == '"') {
      in_string_ = true;
      if (depth_ == 1) string_.clear();
    } else if (c == '{' || c == '[') {
      open(c, at);
    } else if (c == '}' || c == ']') {
      return close(bytes, at);
    }
    return true;
  }

  void open(char bracket, std::size_t at) {
    if (bracket == '{' && depth_ == base_) {
      in_record_ = true;
      overlong_ = false;
      kept_from_ = at;
      begin_ = offset_ + at;
    } else if (bracket == '[' && depth_ == base_) {
      ++base_;
    } else if (bracket == '[' && depth_ == 1 && base_ == 0 && is_list_key()) {
      // The object that was begun is only what stands around the releases.
      in_record_ = false;
      kept_.clear();
      base_ = 2;
    }
    ++depth_;
  }

  bool close(std::string_view bytes, std::size_t at) {
    if (depth_ == 0) return true;
    --depth_;
    if (depth_ < base_) {
      base_ = depth_;
      // Behind the list, the rest of the object around it is no record.
      if (base_ == 1) base_ = unreachable;
    } else if (depth_ == base_ && in_record_) {
      in_record_ = false;
      keep(bytes.substr(kept_from_, at + 1 - kept_from_));
      return emit();
    }
    if (depth_ == 0) base_ = 0;
    return true;
  }

  bool is_list_key() const {
    return std::find(list_keys.begin(), list_keys.end(), string_) != list_keys.end();
  }

  void keep(std::string_view bytes) {
    const std::size_t room = limit_ - std::min(limit_, kept_.size());
    overlong_ = overlong_ || bytes.size() > room;
    kept_.append(bytes.substr(0, room));
  }

  bool emit() {
    Slice slice{number_++, begin_, std::exchange(kept_, {}), nullptr};
    if (!overlong_) return sink_(std::move(slice));
    return sink_(fail(ErrorKind::input, fmt::format("object is longer than {} bytes", limit_),
                      "raise --max-record if it is really one release"));
  }

  static constexpr std::size_t longest_key = 64;
  static constexpr std::size_t unreachable = ~std::size_t{0};

  const std::size_t limit_;
  std::uint64_t offset_;  ///< of the bytes that take() was given
  const SliceSink& sink_;
  std::size_t depth_ = 0;
  std::size_t base_ = 0;  ///< depth at which objects are records
  bool in_string_ = false;
  bool escaped_ = false;
  std::string string_;  ///< the last string of an outermost object: perhaps a key
  bool in_record_ = false;
  bool overlong_ = false;
  std::string kept_;           ///< of the record, from earlier calls of take()
  std::size_t kept_from_ = 0;  ///< where the record's bytes begin that are not kept yet
  std::uint64_t begin_ = 0;
  std::uint32_t number_ = 0;
};

}  // namespace

bool JsonValues::recognises(const Sample& sample) const {
  std::string_view bytes = sample.bytes;
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  bytes = trimmed(bytes);
  if (bytes.empty() || (bytes[0] != '{' && bytes[0] != '[')) return false;
  const bool array = bytes[0] == '[';
  const std::string_view inside = trimmed(bytes.substr(1));
  // "[Music]" and "{sic}" open text pages.
  return !inside.empty() && (array ? inside[0] == '{' || inside[0] == ']' || inside[0] == '['
                                   : inside[0] == '"' || inside[0] == '}');
}

Result<void> JsonValues::split(BufferedStream& stream, std::size_t limit,
                               const SliceSink& sink) const {
  ObjectSplitter splitter(limit, stream.offset(), sink);
  while (true) {
    Result<std::string_view> window = stream.peek(1);
    if (!window) return pass(std::move(window));
    if (window->empty()) break;
    if (!splitter.take(*window)) return {};
    stream.consume(window->size());
  }
  splitter.finish();
  return {};
}

Result<RawRelease> JsonValues::parse(const Record& record) const {
  return read_json_record(record);
}

}  // namespace dateline
