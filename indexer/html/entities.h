#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::html {

/// A character reference ("&amp;", "&#8217;", "&#x2019;").
struct Reference {
  char32_t code = 0;     ///< 0 for one of a character that does not exist
  std::size_t size = 0;  ///< bytes, from the '&' on
  bool closed = false;   ///< whether it ends with its semicolon
};

/// The reference that begins with the '&' at the begin of `text`, or nothing where it means none.
std::optional<Reference> leading_reference(std::string_view text);

/// Appends `raw` to `out` with its character references replaced: decimal and hexadecimal ones
/// (those of the range 128 to 159 are read as windows-1252, as the HTML Standard says) and the
/// named ones of HTML 4. A reference that means nothing is kept as it stands.
void append_decoded(std::string& out, std::string_view raw);

/// As append_decoded, into a new string.
std::string decode_entities(std::string_view raw);

/// Appends one code point as UTF-8; nothing for one that does not exist or is a control character
/// other than tab and newline.
void append_code_point(std::string& out, char32_t code);

}  // namespace dateline::html
