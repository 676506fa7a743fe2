#include "indexer/reader/mime.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"

namespace dateline {
namespace {

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

struct EncodedWord {
  std::string_view charset;
  bool base64 = false;
  std::string_view text;  ///< encoded
  std::size_t length = 0;

  /// Words in a charset with states (ISO-2022-JP) each begin and end in the first one (RFC 2047,
  /// section 3).
  bool has_states() const {
    constexpr std::string_view prefix = "iso-2022-";
    return equals_ignoring_case(charset.substr(0, prefix.size()), prefix);
  }

  bool goes_on_in(const EncodedWord& next) const {
    return base64 == next.base64 && equals_ignoring_case(charset, next.charset) && !has_states();
  }
};

/// The encoded word starting with the "=?" at `at`.
std::optional<EncodedWord> encoded_word(std::string_view value, std::size_t at) {
  constexpr std::size_t longest = 1024;  // the standard says 75, but not all comply
  const std::string_view rest = value.substr(at, longest);
  const std::size_t charset_end = rest.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= rest.size() ||
      rest[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const char encoding = rest[charset_end + 1];
  const std::size_t text_begin = charset_end + 3;
  const std::size_t end = rest.find("?=", text_begin);
  if (end == std::string_view::npos) return std::nullopt;
  return EncodedWord{rest.substr(2, charset_end - 2), encoding == 'B' || encoding == 'b',
                     rest.substr(text_begin, end - text_begin), end + 2};
}

/// The text of consecutive words of one charset and encoding: many senders split them inside a
/// character.
std::string decode_words(const EncodedWord& word, std::string_view encoded) {
  TransportHints hints;
  hints.content_type = "text/plain; charset=" + std::string(word.charset);
  const std::string bytes =
      word.base64 ? decode_base64(encoded) : decode_quoted_printable(encoded, true);
  return decode_text(bytes, hints, DeclaredCharset::none).text;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (c == '=') count = 0;
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text, bool underscores) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      out += underscores && text[at] == '_' ? ' ' : text[at];
      continue;
    }
    const std::string_view rest = text.substr(at + 1);
    if (rest.size() >= 2 && hex_value(rest[0]) >= 0 && hex_value(rest[1]) >= 0) {
      out += static_cast<char>(hex_value(rest[0]) * 16 + hex_value(rest[1]));
      at += 2;
    } else if (const std::size_t end = rest.find('\n');
               end != std::string_view::npos && trimmed(rest.substr(0, end)).empty()) {
      at += end + 1;  // a soft line break
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_header(std::string_view value) {
  const std::string text = decode_text(value, {}, DeclaredCharset::none).text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool marked = text.compare(at, 2, "=?") == 0;
    std::optional<EncodedWord> word = marked ? encoded_word(text, at) : std::nullopt;
    if (!word) {
      out += text[at++];
      continue;
    }
    EncodedWord first = *word;
    std::string encoded;
    while (word) {
      if (!first.goes_on_in(*word)) {
        out += decode_words(first, std::exchange(encoded, {}));
        first = *word;
      }
      encoded += word->text;
      at += word->length;
      // White space between encoded words is dropped.
      const std::size_t next = std::min(text.find_first_not_of(white_space, at), text.size());
      word = text.compare(next, 2, "=?") == 0 ? encoded_word(text, next) : std::nullopt;
      if (word) at = next;
    }
    out += decode_words(first, encoded);
  }
  return out;
}

}  // namespace dateline
