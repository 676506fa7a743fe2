#include "indexer/format/message_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/form.h"
#include "indexer/html/extract.h"
#include "indexer/reader/mime.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {
namespace {

constexpr int deepest_part = 16;
constexpr int most_parts = 1000;

/// The text of one part.
struct TextPart {
  std::string text;
  bool html = false;
};
using TextParts = std::vector<TextPart>;

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

/// "utf-8''caf%C3%A9.pdf" (RFC 2231, section 4) as text.
std::string decode_extended(std::string_view value) {
  std::string bytes(value.substr(value.rfind('\'') + 1));
  std::replace(bytes.begin(), bytes.end(), '%', '=');
  return decode_text(decode_quoted_printable(bytes), {}, DeclaredCharset::none).text;
}

/// The file name of a part, or its type if it has none.
std::string name_of(const HeaderBlock& headers) {
  const std::string_view type = headers.value("Content-Type");
  const std::string_view disposition = headers.value("Content-Disposition");
  if (const auto name = parameter(disposition, "filename*"); !name.empty()) {
    return decode_extended(name);
  }
  for (const auto name : {parameter(disposition, "filename"), parameter(type, "name")}) {
    if (!name.empty()) return decode_header(name);
  }
  return std::string(trimmed(type.substr(0, type.find(';'))));
}

/// Whether parts of a type never hold the text of a release: pictures, signatures, dates, cards.
bool holds_no_text(std::string_view type) {
  static constexpr std::array<std::string_view, 10> types{"image/",
                                                          "audio/",
                                                          "video/",
                                                          "application/pgp",
                                                          "application/pkcs7",
                                                          "application/x-pkcs7",
                                                          "text/calendar",
                                                          "text/vcard",
                                                          "text/x-vcard",
                                                          "message/"};
  return std::any_of(types.begin(), types.end(),
                     [&](std::string_view known) { return is_type(type, known); });
}

bool is_blank_piece(const TextPart& piece) {
  return trimmed(piece.text).empty();
}

std::string plain_text_of(const TextPart& piece) {
  return piece.html ? html::html_to_text(piece.text) : piece.text;
}

/// Whether plain text only stands in for the HTML ("Your program cannot display this").
bool is_stub(std::string_view plain, const TextParts& html) {
  constexpr std::size_t longest_stub = 500;
  constexpr std::size_t times_longer = 2;
  plain = trimmed(plain);
  if (plain.size() > longest_stub) return false;
  std::size_t size = 0;
  for (const TextPart& piece : html) size += trimmed(plain_text_of(piece)).size();
  return size > plain.size() * times_longer;
}

/// Of several forms of the same text the plain one, unless that is a stub; else the last, which the
/// sender thinks best (RFC 2046, section 5.1.4).
TextParts best_of(std::vector<TextParts> alternatives) {
  std::erase_if(alternatives, [](const TextParts& pieces) {
    return std::all_of(pieces.begin(), pieces.end(), is_blank_piece);
  });
  if (alternatives.empty()) return {};
  TextParts& last = alternatives.back();
  const auto plain = std::find_if(
      alternatives.begin(), alternatives.end(),
      [](const TextParts& pieces) { return pieces.size() == 1 && !pieces.front().html; });
  const bool found = plain != alternatives.end() && !is_stub(plain->front().text, last);
  return std::move(found ? *plain : last);
}

/// Whether HTML says again what the plain text before it says: its longest line.
bool repeats(const TextPart& html, const TextPart& plain) {
  constexpr std::size_t least_line = 40;
  std::string_view longest;
  for (std::string_view rest = plain.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > longest.size()) longest = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  longest = trimmed(longest);
  return longest.size() >= least_line && plain_text_of(html).find(longest) != std::string::npos;
}

/// The parts of a mixed message one after another. Some senders also send alternatives this way.
TextParts joined(std::vector<TextParts> parts) {
  TextParts all;
  for (TextParts& pieces : parts) {
    for (TextPart& piece : pieces) {
      if (is_blank_piece(piece)) continue;
      const bool again = piece.html && !all.empty() && !all.back().html;
      if (!again || !repeats(piece, all.back())) all.push_back(std::move(piece));
    }
  }
  return all;
}

/// Walks through the parts of a message.
class PartReader {
 public:
  TextParts read(const HeaderBlock& headers, std::string_view body, int depth) {
    const std::string_view type = headers.value("Content-Type");
    if (++parts_ > most_parts || depth > deepest_part) return {};
    if (is_type(type, "multipart/")) {
      std::vector<TextParts> parts = read_multipart(parameter(type, "boundary"), body, depth);
      const bool alternatives = is_type(type, "multipart/alternative");
      return alternatives ? best_of(std::move(parts)) : joined(std::move(parts));
    }
    if (is_type(type, "message/rfc822")) return read_part(body, depth);
    if (holds_no_text(type)) return {};
    if (type.empty() || is_type(type, "text/plain")) return {read_text(headers, body, false)};
    if (is_type(type, "text/html")) return {read_text(headers, body, true)};
    return read_unknown(headers, body);
  }

  std::size_t undecodable() const { return undecodable_; }
  std::vector<std::string> unread() && { return std::move(unread_); }

 private:
  /// RFC 2046, section 5.1: parts stand between lines of "--" and the boundary.
  std::vector<TextParts> read_multipart(std::string_view boundary, std::string_view body,
                                        int depth) {
    std::vector<TextParts> parts;
    if (boundary.empty()) return parts;
    const std::string delimiter = "--" + std::string(boundary);
    bool in_part = false;
    std::size_t part_begin = 0;
    for (std::size_t at = 0; at < body.size() && parts_ <= most_parts;) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      const std::string_view line = body.substr(at, end - at);
      const std::size_t next = std::min(end + 1, body.size());
      if (line.starts_with(delimiter)) {
        if (in_part) parts.push_back(read_part(body.substr(part_begin, at - part_begin), depth));
        in_part = !line.substr(delimiter.size()).starts_with("--");
        part_begin = next;
        if (!in_part) return parts;
      }
      at = next;
    }
    if (in_part) parts.push_back(read_part(body.substr(part_begin), depth));
    return parts;
  }

  TextParts read_part(std::string_view part, int depth) {
    const HeaderBlock headers = read_headers(part);
    return read(headers, part, depth + 1);
  }

  TextPart read_text(const HeaderBlock& headers, std::string_view body, bool html) {
    const std::string_view type = headers.value("Content-Type");
    TransportHints hints;
    hints.content_type = type;
    DecodedText decoded = decode_text(decode_body(headers, body), hints,
                                      html ? DeclaredCharset::html : DeclaredCharset::none);
    undecodable_ += decoded.undecodable;
    if (html) return {std::move(decoded.text), true};
    if (!equals_ignoring_case(parameter(type, "format"), "flowed")) {
      return {unwrap_lines(decoded.text), false};
    }
    const bool delete_space = equals_ignoring_case(parameter(type, "delsp"), "yes");
    return {join_flowed_lines(decoded.text, delete_space), false};
  }

  /// A part of another type: what it is shows in its name and bytes.
  TextParts read_unknown(const HeaderBlock& headers, std::string_view body) {
    const std::string name = name_of(headers);
    const std::string bytes = decode_body(headers, body);
    const auto form = recognise({name, bytes});
    const std::string_view found = form ? (*form)->name() : std::string_view();
    if (found == "html") return {read_text(headers, body, true)};
    if (found == "text-page" || found == "long-line" || found == "markdown") {
      return {read_text(headers, body, false)};
    }
    unread_.push_back(
        fmt::format("attachment {}: {}", name,
                    form ? fmt::format("{} is not read in mail", found) : form.error().message));
    return {};
  }

  static std::string decode_body(const HeaderBlock& headers, std::string_view body) {
    const std::string_view encoding = headers.value("Content-Transfer-Encoding");
    if (equals_ignoring_case(encoding, "base64")) return decode_base64(body);
    if (equals_ignoring_case(encoding, "quoted-printable")) return decode_quoted_printable(body);
    return std::string(body);
  }

  std::size_t undecodable_ = 0;
  std::vector<std::string> unread_;
  int parts_ = 0;
};

}  // namespace

bool is_header_line(std::string_view line) {
  constexpr std::size_t longest_name = 76;
  const std::size_t colon = line.substr(0, longest_name).find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = line.substr(0, colon);
  return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7F'; }) &&
         !line.substr(colon + 1).starts_with("//");
}

HeaderBlock read_headers(std::string_view& text) {
  std::size_t end = 0;
  std::size_t next = 0;
  while (end < text.size()) {
    next = std::min(text.find('\n', end), text.size() - 1) + 1;
    const std::string_view line = text.substr(end, next - end);
    if (trimmed(line).empty()) break;
    const bool goes_on = end > 0 && (line.front() == ' ' || line.front() == '\t');
    if (!goes_on && !is_header_line(line)) {
      next = end;
      break;
    }
    end = next;
  }
  std::string_view head = text.substr(0, end);
  text.remove_prefix(next);
  return HeaderBlock::read(head);
}

MessageText read_message(const HeaderBlock& headers, std::string_view body) {
  PartReader reader;
  TextParts pieces = joined({reader.read(headers, body, 0)});
  MessageText message;
  message.undecodable = reader.undecodable();
  message.unread = std::move(reader).unread();
  if (pieces.size() == 1) {
    message.text = std::move(pieces.front().text);
    message.kind = pieces.front().html ? BodyKind::html : BodyKind::text;
    return message;
  }
  for (const TextPart& piece : pieces) {
    if (!message.text.empty()) message.text += "\n\n";
    message.text += plain_text_of(piece);
  }
  return message;
}

}  // namespace dateline
