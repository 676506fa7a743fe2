#pragma once

#include <string_view>

namespace dateline {

/// Whether `text` holds `part`. Passes over what cannot match, where std::string_view::find() stops
/// at each place of the first letter.
bool contains(std::string_view text, std::string_view part);

/// Where `part` first stands in `text`, or npos.
std::size_t find_text(std::string_view text, std::string_view part);

}  // namespace dateline
