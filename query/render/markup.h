#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Text as content of an element of XML or HTML, or of an attribute in double quotes: markup
/// characters are escaped; characters that XML 1.0 cannot contain, or that could hide or reorder
/// text, become U+FFFD.
std::string xml_text(std::string_view text);

/// Whether a URL is http or https: other schemes may be programs ("javascript:") or files of the
/// reader.
bool is_web_address(std::string_view url);

}  // namespace dateline
