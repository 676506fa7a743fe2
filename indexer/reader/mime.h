#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/source/header_block.h"

namespace dateline {

/// Decodes base64 (RFC 2045, section 6.8); other characters are skipped.
std::string decode_base64(std::string_view text);

/// Decodes quoted-printable (RFC 2045, section 6.7); malformed input is kept as it is. With
/// `underscores`, '_' is a space: the "Q" encoding of headers (RFC 2047, section 4.2).
std::string decode_quoted_printable(std::string_view text, bool underscores = false);

/// A header's text in UTF-8, with its encoded words ("=?utf-8?Q?...?=", RFC 2047) decoded.
std::string decode_header(std::string_view value);

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
