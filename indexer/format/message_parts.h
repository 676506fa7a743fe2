#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/source/header_block.h"

namespace dateline {

/// Whether a line is "Name: value" as in the headers of a message.
bool is_header_line(std::string_view line);

/// Reads the headers at the start of a message or part and removes them from it. They end at an
/// empty line or, if that is missing, before the first line that is no header.
HeaderBlock read_headers(std::string_view& text);

/// Whether a media type like "text/plain; charset=..." is that type, or begins with it ("text/").
bool is_media_type(std::string_view value, std::string_view type);

/// The parameter of a structured header ("boundary" of Content-Type), without quotation marks.
std::string_view header_parameter(std::string_view value, std::string_view name);

/// The body of a part, its Content-Transfer-Encoding undone.
std::string decoded_body(const HeaderBlock& headers, std::string_view body);

/// The parts of a multipart body (RFC 2046, section 5.1), each with its headers, at most 1000. If
/// the boundary does not occur, another one that stands before headers is taken for it. Empty if
/// there is none. Linear time.
std::vector<std::string_view> parts_of(const HeaderBlock& headers, std::string_view body);

/// A part of a message, and its headers.
struct MessagePart {
  HeaderBlock headers;
  std::string_view body;
};

/// The first part of a message, or the message itself, that is HTML.
std::optional<MessagePart> find_html_part(const HeaderBlock& headers, std::string_view body);

}  // namespace dateline
