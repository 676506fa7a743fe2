#pragma once

#include <cstdint>
#include <string_view>

#include "common/support/varint.h"

namespace dateline {

/// Reads base-128 numbers and bytes from memory. If the data is truncated, `whole` becomes false,
/// and all further reads return zeros and empty views. Not thread-safe.
struct ByteReader {
  std::string_view in;
  bool whole = true;

  std::uint64_t number() {
    std::uint64_t value = 0;
    whole = whole && take_varint(in, value);
    return whole ? value : 0;
  }

  /// A number that must fit in 32 bits.
  std::uint32_t number32() {
    const std::uint64_t value = number();
    whole = whole && value <= UINT32_MAX;
    return whole ? static_cast<std::uint32_t>(value) : 0;
  }

  /// The next `size` bytes.
  std::string_view bytes(std::uint64_t size) {
    whole = whole && size <= in.size();
    if (!whole) return {};
    const std::string_view taken = in.substr(0, size);
    in.remove_prefix(size);
    return taken;
  }

  std::string_view sized_bytes() { return bytes(number()); }

  bool at_end() const { return whole && in.empty(); }
};

}  // namespace dateline
