#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace dateline::glass {

static_assert(std::endian::native == std::endian::little);

/// Packs numbers of a few bits, low bits first, into memory provided by the caller, which must have
/// eight bytes more than the bits take.
class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  /// Appends the low `bits` bits of `value`, at most 56; the others are zero.
  void put(std::uint64_t value, unsigned bits) {
    pending_ |= value << pending_bits_;
    pending_bits_ += bits;
    // Writes all eight bytes each time: a branch on full bytes would be unpredictable.
    std::memcpy(out_, &pending_, sizeof pending_);
    out_ += pending_bits_ / 8;
    pending_ >>= pending_bits_ & ~7U;
    pending_bits_ &= 7U;
  }

  /// Pads the last byte with zero bits; returns the position after it.
  char* finish() {
    if (pending_bits_ > 0) *out_++ = static_cast<char>(pending_);
    return out_;
  }

 private:
  char* out_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;  ///< below 8 between calls
};

}  // namespace dateline::glass
