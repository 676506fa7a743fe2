#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Appends the text trimmed, with each run of spaces and control characters as one space, and none
/// where a word is broken at a hyphen: the hyphen stays, since nobody can tell "har-bour" from
/// "well-known".
void append_folded(std::string& out, std::string_view text);

std::string fold_spaces(std::string_view text);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// The first line of a text, without its end, and what stands behind that.
std::string_view first_line_of(std::string_view text);
std::string_view behind_first_line(std::string_view text);

/// Whether a line has nothing but one of these signs, at least so many times, perhaps with spaces
/// between them: "-----", "* * *".
bool is_rule(std::string_view line, std::string_view signs, std::size_t least);

/// Whether a line ends with the size of a file in brackets, as links to files do: "Report (PDF,
/// 2.1 MB)", "Pressetext.pdf (88,1 KiB)".
bool tells_size_of_file(std::string_view line);

/// Whether such a line names a type of file as well: "Map of the weirs (PDF, 42.1 kB)".
bool offers_file(std::string_view line);

/// A short line normalised for comparison with known phrases: ASCII letters in lower case,
/// non-ASCII letters unchanged, digits as '0', each run of anything else as one space, none at the
/// ends. Holds at most `capacity` bytes; longer lines have an empty key.
class LineKey {
 public:
  static constexpr std::size_t capacity = 63;

  explicit LineKey(std::string_view line);

  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, capacity + 1> bytes_;
  std::size_t size_ = 0;
};

}  // namespace dateline
