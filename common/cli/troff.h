#pragma once

#include <string>
#include <string_view>

/// Pieces of a manual page in man(7) macros.
namespace dateline::troff {

/// Text as troff takes it literally: backslashes and dashes escaped, no line a request.
std::string literal(std::string_view text);

/// Each with its macro; an empty line separates them in `text`.
std::string paragraphs(std::string_view text);

/// Title and name of a page of that section of the manual.
std::string page_head(std::string_view name, int section, std::string_view summary);

std::string section(std::string_view heading);

/// A paragraph hanging on a bold tag.
std::string entry(std::string_view tag, std::string_view text);

}  // namespace dateline::troff
