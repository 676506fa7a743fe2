#pragma once

#include <algorithm>
#include <string_view>

namespace dateline {

/// Removes and returns the part of a text before the first separator, which is removed too; the
/// whole text if there is none.
inline std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

}  // namespace dateline
