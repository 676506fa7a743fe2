#include "common/glass/posting_chunk.h"

#include <cstddef>
#include <cstring>

#include "common/glass/inflater.h"
#include "common/support/varint.h"

namespace dateline::glass {
namespace {

constexpr std::size_t at_once = 8;                                 // bytes that are looked at
constexpr std::uint64_t continued_bytes = 0x8080'8080'8080'8080U;  // of longer numbers

/// Reads numbers of 32 bits.
class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool at_end() const { return at_ == end_; }

  bool take(std::uint64_t& number) {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) {
      number = static_cast<unsigned char>(*at_++);
      return true;
    }
    const auto at_end = [this](const char* place) { return place == end_; };
    return decode_varint(at_, at_end, number) && number <= UINT32_MAX;
  }

  /// Eight bytes that are a number each; null if the next ones are not.
  const char* take_eight_small() {
    if (end_ - at_ < static_cast<std::ptrdiff_t>(at_once)) return nullptr;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at_, at_once);
    if ((bytes & continued_bytes) != 0) return nullptr;
    at_ += at_once;
    return at_ - at_once;
  }

 private:
  const char* at_;
  const char* end_;
};

/// `body` begins with the wdf of `first`. The sum of distances fits: each has 32 bits.
bool decode_body(NumberReader body, std::uint64_t first, std::uint64_t last, PostingEntry*& out) {
  std::uint64_t document = first;
  std::uint64_t wdf = 0;
  const auto put = [&](std::uint64_t distance, std::uint64_t count) {
    document += distance;
    *out++ = {static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(count)};
  };
  if (!body.take(wdf)) return false;
  put(0, wdf);
  while (!body.at_end()) {
    if (const char* const small = body.take_eight_small()) {
      for (std::size_t i = 0; i < at_once; i += 2) {
        put(static_cast<unsigned char>(small[i]) + 1U, static_cast<unsigned char>(small[i + 1]));
      }
      continue;
    }
    std::uint64_t skipped = 0;
    if (!body.take(skipped) || !body.take(wdf)) return false;
    put(skipped + 1, wdf);
  }
  return document == last;
}

}  // namespace

bool decode_later_chunk(std::string_view tag, std::uint32_t first, std::uint32_t last,
                        std::vector<PostingEntry>& entries) {
  if (tag.empty() || tag.size() > largest_tag || (tag[0] != '0' && tag[0] != '1')) return false;
  tag.remove_prefix(1);
  std::uint64_t width = 0;
  if (!take_varint(tag, width) || first == 0 || first > last || width > last - first) return false;
  entries.resize(tag.size() / 2 + 1);  // a posting takes two bytes, the first may take one
  PostingEntry* end = entries.data();
  if (!decode_body(NumberReader(tag), first, first + width, end)) return false;
  entries.resize(static_cast<std::size_t>(end - entries.data()));
  return true;
}

bool decode_first_chunk(std::string_view tag, std::uint32_t last,
                        std::vector<PostingEntry>& entries) {
  std::uint64_t documents = 0;
  std::uint64_t frequency = 0;
  std::uint64_t before = 0;
  if (!take_varint(tag, documents) || !take_varint(tag, frequency) || !take_varint(tag, before) ||
      before >= last) {
    return false;
  }
  return decode_later_chunk(tag, static_cast<std::uint32_t>(before + 1), last, entries);
}

}  // namespace dateline::glass
