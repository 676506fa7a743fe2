#include "indexer/format/wrapped_text.h"

#include <algorithm>
#include <cstddef>

#include "indexer/source/header_block.h"

namespace dateline {
namespace {

constexpr std::size_t narrowest = 50;
constexpr std::size_t widest = 100;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// Number of characters of UTF-8.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Width of the widest line; 0 where the text was not wrapped.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width = std::max(width, length_of(trimmed(take_line(text))));
  return width >= narrowest && width <= widest ? width : 0;
}

}  // namespace

std::string unwrap_lines(std::string_view text, bool flowed) {
  const std::size_t width = flowed ? 0 : width_of(text);
  std::string out;
  bool goes_on = false;
  std::size_t length = 0;  // of the line before
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::string_view words = trimmed(line);
    const std::size_t first_word = length_of(words.substr(0, words.find(' ')));
    if (words.empty()) {
      if (!out.empty()) out += '\n';
      goes_on = false;
      length = 0;
      continue;
    }
    const bool had_no_room = width > 0 && length > 0 && length + 1 + first_word > width;
    if (goes_on || had_no_room) {
      if (out.ends_with('\n')) out.pop_back();
      if (!out.empty()) out += ' ';
    }
    out.append(words).append("\n");
    goes_on = flowed && line.ends_with(' ') && line != "-- ";
    length = length_of(words);
  }
  return out;
}

}  // namespace dateline
