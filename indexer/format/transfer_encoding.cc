#include "indexer/format/transfer_encoding.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/format/charset.h"

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
  std::string text;  ///< in UTF-8
  std::size_t length = 0;
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
  const std::string_view text = rest.substr(text_begin, end - text_begin);
  const std::string bytes = encoding == 'B' || encoding == 'b'
                                ? decode_base64(text)
                                : decode_quoted_printable(text, true);
  TransportHints hints;
  hints.content_type = "text/plain; charset=" + std::string(rest.substr(2, charset_end - 2));
  return EncodedWord{decode_text(bytes, hints, DeclaredCharset::none).text, end + 2};
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = base64_value(c);
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
  std::size_t word_end = std::string_view::npos;  // in `out`, of the encoded word just decoded
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '=' && text.substr(at, 2) == "=?") {
      if (std::optional<EncodedWord> word = encoded_word(text, at)) {
        // White space between encoded words is dropped.
        if (word_end != std::string_view::npos &&
            trimmed(std::string_view(out).substr(word_end)).empty()) {
          out.resize(word_end);
        }
        out += word->text;
        word_end = out.size();
        at += word->length - 1;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

}  // namespace dateline
