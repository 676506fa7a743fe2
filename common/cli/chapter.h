#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An entry of a chapter, such as an example with its explanation.
struct ChapterEntry {
  std::string left;
  std::string right;
};

struct ChapterSection {
  std::string heading;
  std::string text;  ///< paragraphs, separated by an empty line; may be empty
  std::vector<ChapterEntry> entries;
};

/// A part of the manual that is not about options: shown by --help and as a separate manual page.
struct Chapter {
  std::string_view summary = {};  ///< one line
  std::vector<ChapterSection> sections = {};
};

/// Text for a terminal, wrapped to `width` columns.
std::string chapter_text(const Chapter& chapter, unsigned width);

/// A section 7 manual page of that name, in man(7) macros.
std::string chapter_page(const Chapter& chapter, std::string_view name);

}  // namespace dateline
