#include "indexer/reader/mime.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/reader/wrapped_text.h"

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

namespace {

constexpr int deepest_part = 16;
constexpr int most_parts = 1000;

/// Whether a value like "text/plain; charset=..." has that type or type prefix.
bool is_type(std::string_view value, std::string_view type) {
  return equals_ignoring_case(value.substr(0, type.size()), type);
}

/// The parameter of a structured header ("boundary" of Content-Type), without quotation marks.
std::string_view parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    const std::size_t equals = value.find('=', at);
    if (equals == std::string_view::npos) break;
    const bool found = equals_ignoring_case(trimmed(value.substr(at + 1, equals - at - 1)), name);
    const std::string_view rest = trimmed(value.substr(equals + 1));
    const bool quoted = rest.starts_with('"');
    const std::size_t end = quoted ? rest.find('"', 1) : rest.find_first_of("; \t");
    if (found) return quoted ? rest.substr(1, end - 1) : rest.substr(0, end);
    at = value.find(';', equals + (quoted && end != std::string_view::npos ? end : 0));
  }
  return {};
}

/// Walks through the parts of a message.
class PartReader {
 public:
  void read(const HeaderBlock& headers, std::string_view body, int depth) {
    const std::string_view type = headers.value("Content-Type");
    if (++parts_ > most_parts || depth > deepest_part) return;
    if (is_type(headers.value("Content-Disposition"), "attachment")) return;
    if (is_type(type, "multipart/")) {
      read_multipart(parameter(type, "boundary"), body, depth);
    } else if (is_type(type, "message/rfc822")) {
      const HeaderBlock inner = HeaderBlock::read(body);
      read(inner, body, depth + 1);
    } else if (type.empty() || is_type(type, "text/")) {
      read_text(headers, type, body);
    }
  }

  MessageText text() && { return std::move(text_); }

 private:
  /// RFC 2046, section 5.1: parts stand between lines of "--" and the boundary.
  void read_multipart(std::string_view boundary, std::string_view body, int depth) {
    if (boundary.empty()) return;
    const std::string delimiter = "--" + std::string(boundary);
    bool in_part = false;
    std::size_t part_begin = 0;
    for (std::size_t at = 0; at < body.size() && parts_ <= most_parts;) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      const std::string_view line = body.substr(at, end - at);
      const std::size_t next = std::min(end + 1, body.size());
      if (line.starts_with(delimiter)) {
        if (in_part) read_part(body.substr(part_begin, at - part_begin), depth);
        in_part = !line.substr(delimiter.size()).starts_with("--");
        part_begin = next;
        if (!in_part) return;
      }
      at = next;
    }
    if (in_part) read_part(body.substr(part_begin), depth);
  }

  void read_part(std::string_view part, int depth) {
    const HeaderBlock headers = HeaderBlock::read(part);
    read(headers, part, depth + 1);
  }

  void read_text(const HeaderBlock& headers, std::string_view type, std::string_view body) {
    const bool html = is_type(type, "text/html");
    if (!html && !type.empty() && !is_type(type, "text/plain")) return;
    const std::string_view encoding = headers.value("Content-Transfer-Encoding");
    std::string bytes = equals_ignoring_case(encoding, "base64") ? decode_base64(body)
                        : equals_ignoring_case(encoding, "quoted-printable")
                            ? decode_quoted_printable(body)
                            : std::string(body);
    TransportHints hints;
    hints.content_type = type;
    DecodedText decoded =
        decode_text(bytes, hints, html ? DeclaredCharset::html : DeclaredCharset::none);
    text_.undecodable += decoded.undecodable;
    std::string& kind = html ? text_.html : text_.plain;
    if (!kind.empty()) kind += "\n\n";
    kind += html ? decoded.text
                 : unwrap_lines(decoded.text,
                                equals_ignoring_case(parameter(type, "format"), "flowed"));
  }

  MessageText text_;
  int parts_ = 0;
};

}  // namespace

MessageText read_mime(const HeaderBlock& headers, std::string_view body) {
  PartReader reader;
  reader.read(headers, body, 0);
  return std::move(reader).text();
}

}  // namespace dateline
