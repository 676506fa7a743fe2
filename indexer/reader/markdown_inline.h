#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// The words of a paragraph of CommonMark without its inline markup: of links their words, of
/// images nothing. Tags of HTML are dropped, references replaced. Marks of emphasis that enclose
/// nothing are text ("a fee* applies").
std::string inline_text(std::string_view markdown);

/// The same as HTML, with the elements of links and images.
std::string inline_html(std::string_view markdown);

/// The number of links in a line that has nothing but links and images, each with at most a short
/// label; 0 for another line, and for one without links.
std::size_t count_links(std::string_view line);

/// Whether a line is empty or has only links and images.
bool is_links_only(std::string_view line);

/// The address of the link with which a line begins, if its words name the original release or its
/// source; else empty.
std::string_view link_to_original(std::string_view line);

}  // namespace dateline
