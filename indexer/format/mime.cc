#include "indexer/format/mime.h"

#include <algorithm>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/format/charset.h"
#include "indexer/format/transfer_encoding.h"
#include "indexer/format/wrapped_text.h"

namespace dateline {
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
