#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether text of a field, of which nobody says what it is, holds HTML: a tag of an element that
/// releases have, or a character reference.
bool looks_like_html(std::string_view text);

/// Text with the character references of HTML ("&amp;", "&#8217;") resolved, once; those without a
/// semicolon as in an attribute, because it may be a URL.
std::string resolve_references(std::string_view text);

/// Text of one line (a title, a name) without tags, references resolved, spaces folded.
std::string plain_text(std::string_view text);

}  // namespace dateline
