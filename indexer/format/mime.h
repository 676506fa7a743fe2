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

/// Reads the body of a message (RFC 2045 to 2047) with those headers: the first part in plain text
/// and the first in HTML, and all further ones that are no attachments behind them. Multiparts
/// inside each other are read to a depth of 16, and 1000 parts in all.
MessageText read_mime(const HeaderBlock& headers, std::string_view body);

}  // namespace dateline
