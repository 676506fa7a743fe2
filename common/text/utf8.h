#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// A character of a text and the number of bytes that it takes there.
struct Utf8Character {
  unsigned code = 0;
  std::size_t size = 1;
};

/// The character at `text[at]`, at < text.size(). A byte that does not start a valid sequence (RFC
/// 3629, but surrogates are accepted) is read as Latin-1, as in Xapian, so any text can be decoded.
inline Utf8Character utf8_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned first = byte(0);
  if (first < 0xC2 || first > 0xF4) return {first, 1};
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - at < size) return {first, 1};
  unsigned code = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {first, 1};
    code = code << 6 | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF) return {first, 1};
  return {code, size};
}

/// The place where the character begins that `text[at]` belongs to, in valid UTF-8.
constexpr std::size_t character_begin(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

/// The text without the byte order mark that some programs begin UTF-8 with.
constexpr std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.substr(text.starts_with(mark) ? mark.size() : 0);
}

}  // namespace dateline
