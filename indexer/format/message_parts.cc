#include "indexer/format/message_parts.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/reader/mime.h"

namespace dateline {

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

bool is_media_type(std::string_view value, std::string_view type) {
  return equals_ignoring_case(value.substr(0, type.size()), type);
}

std::string_view header_parameter(std::string_view value, std::string_view name) {
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

std::string decoded_body(const HeaderBlock& headers, std::string_view body) {
  const std::string_view encoding = headers.value("Content-Transfer-Encoding");
  if (equals_ignoring_case(encoding, "base64")) return decode_base64(body);
  if (equals_ignoring_case(encoding, "quoted-printable")) return decode_quoted_printable(body);
  return std::string(body);
}

namespace {

constexpr std::size_t most_parts_of_one = 1000;

std::vector<std::string_view> parts_between(std::string_view boundary, std::string_view body) {
  std::vector<std::string_view> parts;
  if (boundary.empty()) return parts;
  const std::string delimiter = "--" + std::string(boundary);
  bool in_part = false;
  const char* begin = nullptr;
  for (std::string_view rest = body; !rest.empty() && parts.size() < most_parts_of_one;) {
    const std::string_view line = take_until(rest, '\n');
    if (!line.starts_with(delimiter)) continue;
    if (in_part) parts.emplace_back(begin, static_cast<std::size_t>(line.data() - begin));
    in_part = !line.substr(delimiter.size()).starts_with("--");
    begin = rest.data();
    if (!in_part) return parts;
  }
  const char* const end = body.data() + body.size();
  if (in_part && parts.size() < most_parts_of_one) {
    parts.emplace_back(begin, static_cast<std::size_t>(end - begin));
  }
  return parts;
}

/// The boundary that a body shows: of the first line "--..." before one "Content-...: ...", or of
/// the first one at all if another one ends the body with it.
std::string_view shown_boundary(std::string_view body) {
  constexpr std::string_view header = "Content-";
  bool first = true;
  while (!body.empty()) {
    const std::string_view line = trimmed(take_until(body, '\n'));
    if (line.size() <= 2 || !line.starts_with("--")) continue;
    if (is_header_line(body.substr(0, body.find('\n'))) &&
        equals_ignoring_case(body.substr(0, header.size()), header)) {
      return line.substr(2);
    }
    const std::string last = "\n" + std::string(line) + "--";
    if (std::exchange(first, false) && body.find(last) != body.npos) return line.substr(2);
  }
  return {};
}

}  // namespace

std::vector<std::string_view> parts_of(const HeaderBlock& headers, std::string_view body) {
  const std::string_view boundary = header_parameter(headers.value("Content-Type"), "boundary");
  std::vector<std::string_view> parts = parts_between(boundary, body);
  return parts.empty() ? parts_between(shown_boundary(body), body) : parts;
}

namespace {

std::optional<MessagePart> find_html_part_below(const HeaderBlock& headers, std::string_view body,
                                                int depth) {
  constexpr int deepest = 4;
  const std::string_view type = headers.value("Content-Type");
  if (is_media_type(type, "text/html")) return MessagePart{headers, body};
  if (!is_media_type(type, "multipart/") || depth == deepest) return std::nullopt;
  for (std::string_view part : parts_of(headers, body)) {
    const HeaderBlock part_headers = read_headers(part);
    if (auto found = find_html_part_below(part_headers, part, depth + 1)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<MessagePart> find_html_part(const HeaderBlock& headers, std::string_view body) {
  return find_html_part_below(headers, body, 0);
}

}  // namespace dateline
