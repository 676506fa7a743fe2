#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Removes the lines below a release that are no part of its text: end marks ("###", "-30-"),
/// addresses of pictures, and of the page behind a label ("View original content: ..."),
/// "SOURCE Acme", copyright lines, who powers a wire, counts of votes and shares. The body has one
/// paragraph a line; one always remains. Returns who is named as SOURCE, or an empty text.
std::string drop_end_lines(std::string& body);

/// Removes first lines that only say "For immediate release" or repeat the title, wrapped or not.
void drop_opening_lines(std::string& body, std::string_view title);

}  // namespace dateline
