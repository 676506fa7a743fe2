#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/result/snippet.h"

namespace dateline {

/// A style of a terminal, as parameters of SGR (ECMA-48 section 8.3.117).
enum class Style { plain, title, mark, faint };

/// `text` made plain and, where `colour` is set, put between the codes of a style.
std::string styled(std::string_view text, Style style, bool colour);

/// A marked text made plain and broken into lines of at most `width` columns (a longer word has a
/// line of its own), each after `indent`. Without colour, marks are not shown.
std::string styled_lines(const MarkedText& text, Style style, bool colour, std::string_view indent,
                         unsigned width);

}  // namespace dateline
