#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// Alternatives in a sentence: "json", "json or csv", "text, json or csv".
inline std::string either(std::span<const std::string_view> alternatives) {
  std::string text;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    const bool last = i + 1 == alternatives.size();
    if (i > 0) text += last ? " or " : ", ";
    text += alternatives[i];
  }
  return text;
}

}  // namespace dateline
