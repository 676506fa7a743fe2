#include "indexer/segment/glass/position_list.h"

#include <bit>

#include "indexer/segment/glass/pack.h"

namespace dateline::glass {
namespace {

/// Writes numbers of known range in as few bits as the range needs, the low bits first.
class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  /// Writes a value below `range`. Where the range is no power of two, the values in its middle
  /// take one bit less.
  void write(std::uint64_t value, std::uint64_t range) {
    auto bits = static_cast<unsigned>(std::bit_width(range - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - range;
    if (spare != 0) {
      const std::uint64_t middle = (range - spare) / 2;
      if (value >= middle + spare) {
        value = (value - middle - spare) | std::uint64_t{1} << (bits - 1);
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= value << pending_bits_;
    pending_bits_ += bits;
    for (; pending_bits_ >= 8; pending_bits_ -= 8) {
      *out_++ = static_cast<char>(pending_);
      pending_ >>= 8;
    }
  }

  /// Writes the positions between the first and the last, which the reader knows.
  void write_between(std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
      const std::size_t middle = (positions.size() - 1) / 2;
      const std::uint64_t range = positions.back() - positions.front() - positions.size() + 2;
      write(positions[middle] - positions.front() - middle, range);
      write_between(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

  /// Pads the last byte; returns the place after it.
  char* finish() {
    if (pending_bits_ > 0) *out_++ = static_cast<char>(pending_);
    return out_;
  }

 private:
  char* out_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;
};

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::size_t begin = out.size();
  out.resize(begin + 3 * maximum_varint + positions.size() * sizeof(std::uint32_t));
  char* end = write_varint(out.data() + begin, positions.back());
  if (positions.size() > 1) {
    BitWriter bits(end);
    bits.write(positions.front(), positions.back());
    bits.write(positions.size() - 2, positions.back() - positions.front());
    bits.write_between(positions);
    end = bits.finish();
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
}

}  // namespace dateline::glass
