#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Parts of Xapian's on-disk format "glass" (version of 2016-03-14, written by Xapian 1.4), limited
/// to what is written and checked here. Source: the library's sources and the databases it writes;
/// differential tests compare this code with the library.
namespace dateline::glass {

/// Longest key of a table, in bytes.
inline constexpr std::size_t maximum_key = 255;

/// Writes the low `bytes` bytes of `value`, highest first.
inline void write_big_endian(char* out, std::uint32_t value, std::size_t bytes) {
  while (bytes > 0) {
    out[--bytes] = static_cast<char>(value);
    value >>= 8;
  }
}

/// Reads what write_big_endian() wrote.
inline std::uint32_t read_big_endian(const char* bytes, std::size_t size) {
  std::uint32_t value = 0;
  for (; size > 0; --size) value = value << 8 | static_cast<unsigned char>(*bytes++);
  return value;
}

/// Appends an integer of a key, so that bytes sort as numbers do: two bytes below 0x8000, else as
/// many one bits as there are bytes after the first two, a zero bit, and the number.
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value);
    return;
  }
  const std::size_t bytes = (static_cast<std::size_t>(std::bit_width(value)) + 5) / 7;
  const auto marker = static_cast<std::uint64_t>(0xFF & (0xFF00 >> (bytes - 2)))
                      << (8 * (bytes - 1));
  const std::uint64_t marked = value | marker;
  for (std::size_t at = bytes; at > 0; --at) out += static_cast<char>(marked >> (8 * (at - 1)));
}

/// The integer that append_sortable() wrote as these bytes, all of them; nullopt if it wrote
/// others.
inline std::optional<std::uint32_t> read_sortable(std::string_view bytes) {
  constexpr std::size_t least = 2;
  constexpr std::size_t most_further = 3;
  if (bytes.size() < least) return std::nullopt;
  const auto further =
      static_cast<std::size_t>(std::countl_one(static_cast<unsigned char>(bytes.front())));
  if (further > most_further || bytes.size() != least + further) return std::nullopt;
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  value &= (std::uint64_t{1} << (8 * bytes.size() - further - 1)) - 1;
  if (value > UINT32_MAX) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

/// Appends an integer that ends a key: little-endian, without leading zero bytes.
inline void append_last(std::string& out, std::uint32_t value) {
  for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

/// Appends a term as keys hold it: a zero byte becomes 00 ff, so that 00 can end the term.
inline void append_escaped(std::string& out, std::string_view term) {
  for (std::size_t zero = 0; (zero = term.find('\0')) != std::string_view::npos;) {
    out.append(term.substr(0, zero + 1));
    out += '\xff';
    term.remove_prefix(zero + 1);
  }
  out.append(term);
}

}  // namespace dateline::glass
