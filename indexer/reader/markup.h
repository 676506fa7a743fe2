#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether field text of unknown type contains HTML: a tag of an element common in releases, or a
/// character reference.
bool looks_like_html(std::string_view text);

/// Whether field text has a tag of an element common in releases.
bool has_tags(std::string_view text);

/// Whether text is a whole page: it starts with a tag, and those of a page stand near.
bool begins_page(std::string_view text);

/// Text with the character references of HTML ("&amp;", "&#8217;") resolved, once; those without a
/// semicolon as in an attribute, because it may be a URL.
std::string resolve_references(std::string_view text);

/// Text of one line (a title, a name) without tags, with references resolved and spaces collapsed.
std::string plain_text(std::string_view text);

}  // namespace dateline
