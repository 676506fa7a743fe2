#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/source/header_block.h"
#include "indexer/source/record.h"

namespace dateline {

/// Whether a line is "Name: value" as in the headers of a message.
bool is_header_line(std::string_view line);

/// Reads the headers at the start of a message or part and removes them from it. They end at an
/// empty line or, if that is missing, before the first line that is no header.
HeaderBlock read_headers(std::string_view& text);

/// The text of a message.
struct MessageText {
  std::string text;
  BodyKind kind = BodyKind::text;
  std::size_t undecodable = 0;
  std::vector<std::string>
      unread;  ///< attachments that may hold text, each with why it is not read
};

/// Reads the body of a message (RFC 2045 to 2047) with the given headers: of alternatives the plain
/// text, unless it only stands in for the HTML; of other multiparts all parts with text, attached
/// ones too. Reads nested multiparts to a depth of 16, and 1000 parts in total.
MessageText read_message(const HeaderBlock& headers, std::string_view body);

}  // namespace dateline
