#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Removes the list of URLs under "References" that text browsers append to a page (`lynx -dump`).
/// Returns the highest number in it, or 0 if there is no such list.
std::size_t cut_link_references(std::string& text);

/// Removes the references to such a list ("[12]") from a text, up to the given number.
std::string without_link_marks(std::string_view text, std::size_t count);

}  // namespace dateline
