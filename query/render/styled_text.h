#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/result/snippet.h"
#include "query/search/search_result.h"

namespace dateline {

/// `text`, which must be safe for a terminal already, as a link to a local file: the OSC 8 escape
/// sequence ("Hyperlinks in Terminal Emulators", Koblinger). Relative paths start at the working
/// directory.
std::string file_link(std::string_view path, std::string_view text);

/// An absolute path as a file URL; everything except letters, digits and "-._~/" is escaped
/// (RFC 8089, RFC 3986 section 2).
std::string file_url(std::string_view path);

/// The title of a release, or "(untitled)".
std::string_view title_or_untitled(std::string_view title);
MarkedText title_or_untitled(const Hit& hit);

/// What a copy is called: its source, or where it is.
std::string name_of(const Copy& copy);

/// A number for people, with a comma between thousands: "1,226".
std::string with_separators(std::size_t number);

/// "1 release", "1,226 releases".
std::string counted_text(std::size_t number, std::string_view one, std::string_view several);

/// A terminal style (SGR, ECMA-48 section 8.3.117).
enum class Style { plain, title, mark, faint };

/// `text` made safe for a terminal and, if `colour` is set, wrapped in the codes of a style.
std::string styled(std::string_view text, Style style, bool colour);

/// A marked text made safe for a terminal and wrapped at `width` columns, each line indented by
/// `indent`. A word that is too long gets a line of its own. Without colour, marks are not shown.
std::string styled_lines(const MarkedText& text, Style style, bool colour, std::string_view indent,
                         unsigned width);

/// The lines of a marked text, each with its marks; those without text are left out.
std::vector<MarkedText> paragraphs(const MarkedText& text);

}  // namespace dateline
