#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "common/text/byte_word.h"

/// Characters classed by ASCII alone, whatever the locale.
namespace dateline {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}

constexpr bool is_letter_or_digit(char c) {
  return is_letter(c) || is_digit(c);
}

/// A letter, or a byte of a character beyond ASCII.
constexpr bool is_letter_byte(char c) {
  return is_letter(c) || (c & '\x80') != 0;
}

/// A letter, a digit, or a byte of a character beyond ASCII.
constexpr bool is_word_byte(char c) {
  return is_letter_byte(c) || is_digit(c);
}

/// A space or a tab: what stands between the words of a line.
constexpr bool is_space_or_tab(char c) {
  return c == ' ' || c == '\t';
}

/// What HTTP, JSON and XML know as white space.
inline constexpr std::string_view white_space = " \t\r\n";

constexpr bool is_white_space(char c) {
  return is_space_or_tab(c) || c == '\r' || c == '\n';
}

/// What the HTML Standard knows as white space: form feeds too.
constexpr bool is_html_space(char c) {
  return is_white_space(c) || c == '\f';
}

/// What the C library knows as a space: form feeds and vertical tabs too.
constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  for (; at + sizeof(ByteWord) <= out.size(); at += sizeof(ByteWord)) {
    const ByteWord word = lower_case(load_bytes(out, at));
    std::memcpy(out.data() + at, &word, sizeof word);
  }
  for (; at < out.size(); ++at) out[at] = to_lower(out[at]);
  return out;
}

constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

/// The text without such characters at its ends.
template <bool (*is_dropped)(char) = is_white_space>
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_dropped(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_dropped(text.back())) text.remove_suffix(1);
  return text;
}

/// Appends the low bits of a number as printable characters, six bits each, highest first, so that
/// terms made of digests stay readable in Xapian's tools.
inline void append_printable(std::string& out, std::uint64_t number, unsigned characters) {
  constexpr std::string_view digits =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-";
  for (unsigned left = characters; left > 0; --left) {
    const unsigned shift = 6 * (left - 1);
    out += digits[(number >> shift) & 0x3F];
  }
}

}  // namespace dateline
