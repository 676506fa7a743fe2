#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/source/header_block.h"

namespace dateline {

/// The text of a message, of all its parts.
struct MessageText {
  std::string plain;
  std::string html;
  std::size_t undecodable = 0;
};

/// Reads the body of a message (RFC 2045 to 2047) with the given headers: the first plain-text
/// part, the first HTML part, and after them all others that are not attachments. Reads nested
/// multiparts to a depth of 16, and 1000 parts in total.
MessageText read_mime(const HeaderBlock& headers, std::string_view body);

}  // namespace dateline
