#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace dateline {

/// The characters of the bytes 0x80 to 0x9F in windows-1252
/// (https://encoding.spec.whatwg.org/index-windows-1252.txt); undefined bytes map to the control
/// characters with the same number, as in the standard.
inline constexpr std::array<char16_t, 32> windows_1252_high{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

/// The character of a byte.
constexpr char32_t windows_1252_character(std::uint8_t byte) {
  return byte >= 0x80 && byte < 0xA0 ? windows_1252_high[byte - 0x80] : byte;
}

/// The byte of a character, or nullopt if windows-1252 has none.
constexpr std::optional<std::uint8_t> windows_1252_byte(char32_t character) {
  if (character <= 0xFF) return static_cast<std::uint8_t>(character);
  for (std::size_t index = 0; index < windows_1252_high.size(); ++index) {
    if (windows_1252_high[index] == character) return static_cast<std::uint8_t>(0x80 + index);
  }
  return std::nullopt;
}

}  // namespace dateline
