#pragma once

#include <string>
#include <string_view>

/// Parts of a manual page in man(7) macros.
namespace dateline::troff {

/// Escapes text for troff: backslashes and dashes, and lines that look like requests.
std::string literal(std::string_view text);

/// Formats the paragraphs of `text`, which are separated by empty lines.
std::string paragraphs(std::string_view text);

/// Title and NAME section of a manual page.
std::string page_head(std::string_view name, int section, std::string_view summary);

std::string section(std::string_view heading);

/// A tagged paragraph with a bold tag.
std::string entry(std::string_view tag, std::string_view text);

}  // namespace dateline::troff
