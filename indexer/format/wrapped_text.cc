#include "indexer/format/wrapped_text.h"

#include <algorithm>
#include <cstddef>

#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t narrowest = 50;
constexpr std::size_t widest = 100;
constexpr std::size_t least_full_lines = 2;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// Number of UTF-8 characters.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string_view without_trailing_blanks(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// Whether the first word of a line had no room in the previous line of that length.
bool had_no_room(std::size_t length, std::string_view words, std::size_t width) {
  return length > 0 && length + 1 + length_of(words.substr(0, words.find(' '))) > width;
}

/// Width of the widest line that could have been wrapped; 0 if it is not a plausible width.
std::size_t widest_line(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty() && width <= widest) {
    const auto line = without_trailing_blanks(take_line(text));
    if (trimmed(line).find(' ') != std::string_view::npos) width = std::max(width, length_of(line));
  }
  return width >= narrowest && width <= widest ? width : 0;
}

/// The width at which the text was wrapped; 0 if it was not, since most lines have room for the
/// first word of the next.
std::size_t width_of(std::string_view text) {
  const std::size_t width = widest_line(text);
  std::size_t followed = 0;
  std::size_t full = 0;
  std::size_t length = 0;  // of the previous line
  while (width > 0 && !text.empty()) {
    const auto line = without_trailing_blanks(take_line(text));
    const auto words = trimmed(line);
    if (length * 2 > width && !words.empty()) {
      ++followed;
      full += had_no_room(length, words, width) ? 1 : 0;
    }
    length = words.empty() ? 0 : length_of(line);
  }
  return full >= least_full_lines && full * 2 >= followed ? width : 0;
}

}  // namespace

bool is_wrapped(std::string_view text) {
  return width_of(text) > 0;
}

std::string unwrap_lines(std::string_view text, bool flowed) {
  const std::size_t width = flowed ? 0 : width_of(text);
  std::string out;
  bool goes_on = false;
  std::size_t length = 0;  // of the previous line
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      if (!out.empty()) out += '\n';
      goes_on = false;
      length = 0;
      continue;
    }
    if (goes_on || (width > 0 && had_no_room(length, words, width))) {
      if (out.ends_with('\n')) out.pop_back();
      if (!out.empty()) out += ' ';
    }
    out.append(words).append("\n");
    goes_on = flowed && line.ends_with(' ') && line != "-- ";
    length = length_of(without_trailing_blanks(line));
  }
  return out;
}

}  // namespace dateline
