#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Numbers in little-endian base 128 (LEB128): seven bits a byte, the top bit set on all but the
/// last.
namespace dateline {

/// Most bytes that a number takes.
inline constexpr std::size_t maximum_varint = 10;

/// Bytes that a number takes.
constexpr std::size_t varint_size(std::uint64_t value) {
  return value == 0 ? 1 : (static_cast<std::size_t>(std::bit_width(value)) + 6) / 7;
}

/// Writes a number at `out`; returns the place after it.
inline char* write_varint(char* out, std::uint64_t value) {
  while (value >= 0x80) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

/// Appends a number.
inline void put_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// Reads the number at `in` and moves `in` past it. False if `at_end` is true of a place within the
/// number, or if the number does not fit into 64 bits.
template <typename AtEnd>
bool decode_varint(const char*& in, const AtEnd& at_end, std::uint64_t& value) {
  constexpr unsigned last_shift = 63;  // one bit is left for the last byte
  value = 0;
  for (unsigned shift = 0; shift <= last_shift && !at_end(in); shift += 7) {
    const auto byte = static_cast<unsigned char>(*in++);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return shift < last_shift || byte == 1;
  }
  return false;
}

/// Removes a number from the start of `in`; false if it is truncated or does not fit into 64 bits.
inline bool take_varint(std::string_view& in, std::uint64_t& value) {
  const char* at = in.data();
  const char* const end = at + in.size();
  const bool whole = decode_varint(
      at, [end](const char* place) { return place == end; }, value);
  in.remove_prefix(static_cast<std::size_t>(at - in.data()));
  return whole;
}

/// Reads what write_varint() wrote in this process, and moves `in` past it.
inline std::uint64_t read_varint(const char*& in) {
  std::uint64_t value = 0;
  decode_varint(
      in, [](const char*) { return false; }, value);
  return value;
}

/// Appends the size of a text and the text.
inline void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

/// Removes such a text from the start of `in`; false if it reaches beyond the end.
inline bool take_text(std::string_view& in, std::string& text) {
  std::uint64_t size = 0;
  if (!take_varint(in, size) || size > in.size()) return false;
  text = in.substr(0, size);
  in.remove_prefix(size);
  return true;
}

}  // namespace dateline
