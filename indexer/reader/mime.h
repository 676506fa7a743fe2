#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Decodes base64 (RFC 2045, section 6.8), also several texts in a row; other characters are
/// skipped.
std::string decode_base64(std::string_view text);

/// Decodes quoted-printable (RFC 2045, section 6.7); malformed input is kept as it is. With
/// `underscores`, '_' is a space: the "Q" encoding of headers (RFC 2047, section 4.2).
std::string decode_quoted_printable(std::string_view text, bool underscores = false);

/// A header's text in UTF-8, with its encoded words ("=?utf-8?Q?...?=", RFC 2047) decoded.
std::string decode_header(std::string_view value);

}  // namespace dateline
