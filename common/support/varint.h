#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Appends `value` in little-endian base 128 (LEB128): seven bits a byte, the top bit set on all
/// but the last.
inline void put_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// Takes such a number from the begin of `in`; false where it is cut or longer than 64 bits.
inline bool take_varint(std::string_view& in, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace dateline
