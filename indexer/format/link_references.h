#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Cuts off the list of addresses under "References" that text browsers write below a page (`lynx
/// -dump`). Returns the highest number in it; 0, and the text unchanged, where there is no such
/// list.
std::size_t cut_link_references(std::string& text);

/// A text without the marks that refer to such a list ("[12]"), up to the number given.
std::string without_link_marks(std::string_view text, std::size_t count);

}  // namespace dateline
