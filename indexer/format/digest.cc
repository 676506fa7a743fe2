#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/format/forms.h"
#include "indexer/format/message_parts.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

constexpr std::size_t parts_reach = 2048;  ///< bytes of what parts messages and the head behind it

/// Parts the list of messages from the first one.
constexpr std::string_view first_rule =
    "----------------------------------------------------------------------";

/// Whether a line parts the messages of a digest (of hyphens) or of a log of LISTSERV (of '=').
bool is_digest_rule(std::string_view line) {
  constexpr std::size_t shortest = 30;
  return is_rule(line, "-=", shortest);
}

/// Whether a text begins with the head of a message.
bool begins_with_head(std::string_view text) {
  std::string_view rest = text.substr(0, parts_reach);
  const HeaderBlock headers = read_headers(rest);
  return !headers.value("From").empty() && !headers.value("Subject").empty();
}

std::string_view message_behind_rule(std::string_view text) {
  std::string_view message = behind_first_line(text);
  message.remove_prefix(std::min(message.find_first_not_of("\r\n"), message.size()));
  return begins_with_head(message) ? message : std::string_view();
}

/// The message in a part of a multipart message (RFC 2046) that begins with its boundary.
std::string_view message_behind_boundary(std::string_view text) {
  const std::string_view part = behind_first_line(text);
  const std::string_view start = part.substr(0, parts_reach);
  std::string_view rest = start;
  const HeaderBlock headers = read_headers(rest);
  const bool untyped = trimmed(first_line_of(part)).empty();
  const bool typed = is_media_type(headers.value("Content-Type"), "message/rfc822");
  const bool encoded = equals_ignoring_case(headers.value("Content-Transfer-Encoding"), "base64");
  if ((!untyped && !typed) || encoded) return {};
  const std::string_view message = part.substr(start.size() - rest.size());
  return begins_with_head(message) ? message : std::string_view();
}

/// The message behind the line of hyphens or the boundary with which a text begins; empty if none
/// is there.
std::string_view message_behind_mark(std::string_view text) {
  if (is_digest_rule(first_line_of(text))) return message_behind_rule(text);
  return text.starts_with("--") ? message_behind_boundary(text) : std::string_view();
}

/// The first message of a text, up to the next line of hyphens between empty lines, or the end of
/// its part.
std::string_view first_of_digest(std::string_view text) {
  std::string_view message;
  std::string_view mark;
  for (; !text.empty() && message.empty(); text = behind_first_line(text)) {
    mark = trimmed(first_line_of(text));
    message = message_behind_mark(text);
  }
  const bool rule = is_digest_rule(mark);
  bool after_empty_line = false;
  for (std::string_view rest = message; !rest.empty(); rest = behind_first_line(rest)) {
    const std::string_view line = first_line_of(rest);
    const bool ends = rule ? after_empty_line && is_digest_rule(line) : line.starts_with(mark);
    if (ends) return message.substr(0, message.size() - rest.size());
    after_empty_line = trimmed(line).empty();
  }
  return message;
}

/// Whether a message is a digest in parts (multipart/digest), or has several messages attached,
/// rather than one inside the other.
bool holds_messages(std::string_view text) {
  const std::size_t least = contains(text, "multipart/digest") ? 1 : 2;
  std::string_view boundary;
  std::size_t messages = 0;
  for (; !text.empty() && messages < least; text = behind_first_line(text)) {
    const std::string_view line = trimmed(first_line_of(text));
    if (!line.starts_with("--") || is_digest_rule(line)) continue;
    if (!boundary.empty() && line != boundary) continue;
    if (message_behind_boundary(text).empty()) continue;
    boundary = line;
    ++messages;
  }
  return messages == least;
}

}  // namespace

bool Digest::recognises(const Sample& sample) const {
  if (sample.opening.starts_with("==")) return !message_behind_mark(sample.opening).empty();
  if (!Mail::recognises(sample)) return false;
  if (holds_messages(sample.bytes)) return true;
  return contains(sample.bytes, first_rule) && !first_of_digest(sample.bytes).empty();
}

Result<void> Digest::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  const auto begins = [](std::string_view text) { return !message_behind_mark(text).empty(); };
  return split_at_lines(stream, limit, parts_reach, begins, sink);
}

Result<RawRelease> Digest::parse(const Record& record) const {
  Record message = record;
  message.bytes = first_of_digest(record.bytes);
  return Mail::parse(message);
}

}  // namespace dateline
