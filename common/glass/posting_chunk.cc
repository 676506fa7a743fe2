#include "common/glass/posting_chunk.h"

#include <array>
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
    if (end_ - at_ >= 2 && static_cast<unsigned char>(at_[1]) < 0x80) {  // most others
      number = (static_cast<unsigned char>(at_[0]) & 0x7FU) |
               static_cast<std::uint64_t>(static_cast<unsigned char>(at_[1])) << 7;
      at_ += 2;
      return true;
    }
    const auto at_end = [this](const char* place) { return place == end_; };
    return decode_varint(at_, at_end, number) && number <= UINT32_MAX;
  }

  /// Eight bytes that are a number each; false if the next ones are not.
  bool take_small(std::array<unsigned char, at_once>& numbers) {
    if (end_ - at_ < static_cast<std::ptrdiff_t>(at_once)) return false;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at_, at_once);
    if ((bytes & continued_bytes) != 0) return false;
    std::memcpy(numbers.data(), at_, at_once);
    at_ += at_once;
    return true;
  }

 private:
  const char* at_;
  const char* end_;
};

/// `body` begins with the wdf of `first`. The sum of distances fits: each has 32 bits. Returns the
/// end of what it wrote, null if the bytes are damaged.
PostingEntry* decode_body(NumberReader body, std::uint64_t first, std::uint64_t last,
                          PostingEntry* out) {
  std::uint64_t document = first;
  std::uint64_t wdf = 0;
  if (!body.take(wdf)) return nullptr;
  const auto entry = [&] {
    return PostingEntry{static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(wdf)};
  };
  *out++ = entry();
  std::array<unsigned char, at_once> small{};
  while (!body.at_end()) {
    if (body.take_small(small)) {
      // Each of the four is known without the others, so the processor computes them together.
      const std::uint64_t second = document + small[0] + 1;
      const std::uint64_t third = second + small[2] + 1;
      const std::uint64_t fourth = third + small[4] + 1;
      document = fourth + small[6] + 1;
      out[0] = {static_cast<std::uint32_t>(second), small[1]};
      out[1] = {static_cast<std::uint32_t>(third), small[3]};
      out[2] = {static_cast<std::uint32_t>(fourth), small[5]};
      out[3] = {static_cast<std::uint32_t>(document), small[7]};
      out += at_once / 2;
      continue;
    }
    std::uint64_t skipped = 0;
    if (!body.take(skipped) || !body.take(wdf)) return nullptr;
    document += skipped + 1;
    *out++ = entry();
  }
  return document == last ? out : nullptr;
}

}  // namespace

bool decode_later_chunk(std::string_view tag, std::uint32_t first, std::uint32_t last,
                        std::vector<PostingEntry>& entries) {
  if (tag.empty() || tag.size() > largest_tag || (tag[0] != '0' && tag[0] != '1')) return false;
  tag.remove_prefix(1);
  std::uint64_t width = 0;
  if (!take_varint(tag, width) || first == 0 || first > last || width > last - first) return false;
  entries.resize(tag.size() / 2 + 1);  // a posting takes two bytes, the first may take one
  const auto* const end = decode_body(NumberReader(tag), first, first + width, entries.data());
  if (end == nullptr) return false;
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
