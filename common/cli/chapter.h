#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An entry of a chapter, as an example and what it means.
struct ChapterEntry {
  std::string left;
  std::string right;
};

struct ChapterSection {
  std::string heading;
  std::string text;  ///< paragraphs, separated by an empty line; may be empty
  std::vector<ChapterEntry> entries;
};

/// A part of the manual that is not about options: shown by --help, and a manual page of its own.
struct Chapter {
  std::string_view summary = {};  ///< one line
  std::vector<ChapterSection> sections = {};
};

/// For a terminal, no line longer than `width` columns but where a word is.
std::string chapter_text(const Chapter& chapter, unsigned width);

/// A manual page of section 7 with that name, in man(7) macros.
std::string chapter_page(const Chapter& chapter, std::string_view name);

}  // namespace dateline
