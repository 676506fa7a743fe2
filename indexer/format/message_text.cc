#include "indexer/format/message_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/form.h"
#include "indexer/format/message_parts.h"
#include "indexer/html/extract.h"
#include "indexer/reader/forwarded_message.h"
#include "indexer/reader/mail_additions.h"
#include "indexer/reader/mime.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {
namespace {

constexpr int deepest_part = 16;
constexpr std::size_t most_parts = 1000;

/// The text of one part.
struct TextPart {
  std::string text;
  bool html = false;
};
using TextParts = std::vector<TextPart>;

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
  if (const auto name = header_parameter(disposition, "filename*"); !name.empty()) {
    return decode_extended(name);
  }
  for (const auto name :
       {header_parameter(disposition, "filename"), header_parameter(type, "name")}) {
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
                                                          "application/pkcs7-signature",
                                                          "application/x-pkcs7-signature",
                                                          "text/calendar",
                                                          "text/vcard",
                                                          "text/x-vcard",
                                                          "message/"};
  return std::any_of(types.begin(), types.end(),
                     [&](std::string_view known) { return is_media_type(type, known); });
}

/// Whether a part holds others in encrypted form: S/MIME (RFC 8551), PGP/MIME (RFC 3156).
bool is_encrypted(std::string_view type) {
  return is_media_type(type, "multipart/encrypted") ||
         is_media_type(type, "application/pkcs7-mime") ||
         is_media_type(type, "application/x-pkcs7-mime");
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
  constexpr std::size_t compared = 200;  // bytes of the line
  std::string_view longest;
  for (std::string_view rest = plain.text; !rest.empty();) {
    const std::string_view line = take_until(rest, '\n');
    if (line.size() > longest.size()) longest = line;
  }
  longest = trimmed(longest).substr(0, compared);
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

/// Whether a line begins a file that old programs for mail write into a text (uuencode,
/// POSIX.1-2017): "begin 644 photo.jpg".
bool begins_uuencoded(std::string_view line) {
  constexpr std::string_view begin = "begin ";
  return line.starts_with(begin) && line.size() > begin.size() + 4 &&
         line[begin.size() + 3] == ' ' &&
         std::ranges::all_of(line.substr(begin.size(), 3), is_digit);
}

/// Whether a line of such a file is one: it begins with the number of its bytes.
bool is_uuencoded(std::string_view line) {
  constexpr std::size_t most_bytes = 45;
  if (line.empty() || line.front() < ' ' || line.front() > '`') return false;
  const auto bytes = static_cast<std::size_t>(line.front() - ' ') % 64;
  return bytes <= most_bytes && line.size() <= 2 + (bytes + 2) / 3 * 4;
}

/// A text without such files.
std::string without_uuencoded(std::string text) {
  if (!contains(text, "begin ")) return text;
  std::string kept;
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view behind = rest;
    const std::string_view first = take_until(behind, '\n');
    if (begins_uuencoded(first)) {
      std::string_view line = take_until(behind, '\n');
      while (is_uuencoded(line)) line = take_until(behind, '\n');
      if (line == "end") {
        rest = behind;
        continue;
      }
    }
    kept.append(first) += '\n';
    rest.remove_prefix(std::min(first.size() + 1, rest.size()));
  }
  return kept;
}

/// Walks through the parts of a message.
class PartReader {
 public:
  TextParts read(const HeaderBlock& headers, std::string_view body, int depth) {
    const std::string_view type = headers.value("Content-Type");
    if (++parts_ > most_parts || depth > deepest_part) return {};
    if (is_encrypted(type)) {
      unread_.push_back(
          fmt::format("{}: encrypted, or signed so that its text is hidden", name_of(headers)));
      return {};
    }
    if (is_media_type(type, "multipart/")) return read_multipart(headers, body, depth);
    if (is_media_type(type, "message/rfc822")) return read_part(decoded_body(headers, body), depth);
    if (holds_no_text(type)) {
      textless_.push_back(fmt::format("{}: holds no text of a release", name_of(headers)));
      return {};
    }
    if (type.empty() || is_media_type(type, "text/plain")) return {read_text(headers, body, false)};
    if (is_media_type(type, "text/html")) return {read_text(headers, body, true)};
    return read_unknown(headers, body);
  }

  std::size_t undecodable() const { return undecodable_; }
  const std::vector<std::string>& unread() const { return unread_; }
  const std::vector<std::string>& textless() const { return textless_; }

 private:
  /// Without any part, what stands there is read as the text.
  TextParts read_multipart(const HeaderBlock& headers, std::string_view body, int depth) {
    const std::string_view type = headers.value("Content-Type");
    std::vector<TextParts> parts;
    for (const std::string_view part : parts_of(headers, body)) {
      if (parts_ > most_parts) break;
      parts.push_back(read_part(part, depth));
    }
    if (parts.empty()) {
      const auto form = recognise(Sample("", body));
      return {read_text(headers, body, form && (*form)->name() == "html")};
    }
    const bool alternatives = is_media_type(type, "multipart/alternative");
    return alternatives ? best_of(std::move(parts)) : joined(std::move(parts));
  }

  TextParts read_part(std::string_view part, int depth) {
    const HeaderBlock headers = read_headers(part);
    return read(headers, part, depth + 1);
  }

  TextPart read_text(const HeaderBlock& headers, std::string_view body, bool html) {
    const std::string_view type = headers.value("Content-Type");
    TransportHints hints;
    hints.content_type = type;
    DecodedText decoded = decode_text(decoded_body(headers, body), hints,
                                      html ? DeclaredCharset::html : DeclaredCharset::none);
    undecodable_ += decoded.undecodable;
    if (html) return {std::move(decoded.text), true};
    decoded.text = without_mail_additions(without_uuencoded(std::move(decoded.text)));
    if (!equals_ignoring_case(header_parameter(type, "format"), "flowed")) {
      return {unwrap_message(decoded.text), false};
    }
    const bool delete_space = equals_ignoring_case(header_parameter(type, "delsp"), "yes");
    return {join_flowed_lines(decoded.text, delete_space), false};
  }

  /// A part of another type: what it is shows in its name and bytes.
  TextParts read_unknown(const HeaderBlock& headers, std::string_view body) {
    const std::string name = name_of(headers);
    const std::string bytes = decoded_body(headers, body);
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

  std::size_t undecodable_ = 0;
  std::vector<std::string> unread_;
  std::vector<std::string> textless_;  ///< parts of types that hold no text
  std::size_t parts_ = 0;
};

}  // namespace

MessageText read_message(const HeaderBlock& headers, std::string_view body) {
  PartReader reader;
  TextParts pieces = joined({reader.read(headers, body, 0)});
  MessageText message;
  message.undecodable = reader.undecodable();
  message.unread = pieces.empty() && reader.unread().empty() ? reader.textless() : reader.unread();
  if (pieces.size() == 1) {
    message.text = std::move(pieces.front().text);
    message.kind = pieces.front().html ? BodyKind::html : BodyKind::text;
    return message;
  }
  message.in_parts = !pieces.empty();
  for (const TextPart& piece : pieces) {
    if (!message.text.empty()) message.text += "\n\n";
    message.text += plain_text_of(piece);
  }
  return message;
}

std::optional<std::string> find_attached_message(const HeaderBlock& headers,
                                                 std::string_view body) {
  constexpr std::size_t longest_note = 500;
  const std::string_view type = headers.value("Content-Type");
  if (is_media_type(type, "message/rfc822")) return decoded_body(headers, body);
  if (!is_media_type(type, "multipart/mixed")) return std::nullopt;
  std::vector<MessagePart> others;
  std::optional<std::string> message;
  for (std::string_view part : parts_of(headers, body)) {
    const HeaderBlock part_headers = read_headers(part);
    if (!is_media_type(part_headers.value("Content-Type"), "message/rfc822")) {
      others.push_back({part_headers, part});
    } else if (message) {
      return std::nullopt;
    } else {
      message = decoded_body(part_headers, part);
    }
  }
  if (!message) return std::nullopt;
  std::size_t note = 0;
  for (const MessagePart& other : others) {
    MessageText text = read_message(other.headers, other.body);
    note += trimmed(plain_text_of({std::move(text.text), text.kind == BodyKind::html})).size();
  }
  return note <= longest_note ? std::move(message) : std::nullopt;
}

}  // namespace dateline
