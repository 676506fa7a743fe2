#include "indexer/segment/glass/position_list.h"

#include <bit>

#include "common/support/varint.h"
#include "indexer/segment/glass/bit_writer.h"

namespace dateline::glass {
namespace {

// Writes a value below `range` in as few bits as possible. If the range is not a power of two, the
// values in its middle take one bit less.
void put_below(BitWriter& out, std::uint64_t value, std::uint64_t range) {
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
  out.put(value, bits);
}

// Writes the positions between the first and the last, which the reader knows.
void put_between(BitWriter& out, std::span<const std::uint32_t> positions) {
  while (positions.size() > 2) {
    const std::size_t middle = (positions.size() - 1) / 2;
    const std::uint64_t range = positions.back() - positions.front() - positions.size() + 2;
    put_below(out, positions[middle] - positions.front() - middle, range);
    put_between(out, positions.first(middle + 1));
    positions = positions.subspan(middle);
  }
}

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  if (positions.size() == 1) {
    put_varint(out, positions.front());
    return;
  }
  const std::size_t begin = out.size();
  out.resize(begin + 4 * maximum_varint + positions.size() * sizeof(std::uint32_t));
  BitWriter bits(write_varint(out.data() + begin, positions.back()));
  put_below(bits, positions.front(), positions.back());
  put_below(bits, positions.size() - 2, positions.back() - positions.front());
  put_between(bits, positions);
  out.resize(static_cast<std::size_t>(bits.finish() - out.data()));
}

}  // namespace dateline::glass
