#pragma once

#include <cstdint>
#include <cstring>

#include "indexer/segment/glass/pack.h"

namespace dateline::glass {

/// Writes numbers of a few bits one behind the other, the low bits first, into memory that the
/// caller provides: eight bytes more than the bits take.
class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  /// Appends the low `bits` bits of `value`, at most 32; the others are zero.
  void put(std::uint64_t value, unsigned bits) {
    pending_ |= value << pending_bits_;
    pending_bits_ += bits;
    if (pending_bits_ < 32) return;
    for (unsigned byte = 0; byte < 4; ++byte) *out_++ = static_cast<char>(pending_ >> (8 * byte));
    pending_ >>= 32;
    pending_bits_ -= 32;
  }

  /// Fills up the last byte with zero bits; returns the place after it.
  char* finish() {
    for (unsigned bits = 0; bits < pending_bits_; bits += 8) {
      *out_++ = static_cast<char>(pending_ >> bits);
    }
    return out_;
  }

 private:
  char* out_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;  ///< below 32 between calls
};

}  // namespace dateline::glass
