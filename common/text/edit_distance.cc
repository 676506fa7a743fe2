#include "common/text/edit_distance.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/utf8.h"

namespace dateline {

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = utf8_character(text, at);
    characters += static_cast<char32_t>(character.code);
    at += character.size;
  }
  return characters;
}

std::size_t edit_distance(std::u32string_view from, std::u32string_view to) {
  std::vector<std::size_t> before(to.size() + 1);
  std::vector<std::size_t> previous(to.size() + 1);
  std::vector<std::size_t> current(to.size() + 1);
  for (std::size_t column = 0; column <= to.size(); ++column) current[column] = column;
  for (std::size_t row = 1; row <= from.size(); ++row) {
    std::swap(before, previous);
    std::swap(previous, current);
    current[0] = row;
    for (std::size_t column = 1; column <= to.size(); ++column) {
      const std::size_t replaced = previous[column - 1] + (from[row - 1] != to[column - 1] ? 1 : 0);
      current[column] = std::min({replaced, previous[column] + 1, current[column - 1] + 1});
      if (row > 1 && column > 1 && from[row - 1] == to[column - 2] &&
          from[row - 2] == to[column - 1]) {
        current[column] = std::min(current[column], before[column - 2] + 1);
      }
    }
  }
  return current[to.size()];
}

}  // namespace dateline
