#pragma once

#include <cstddef>
#include <span>

#include "indexer/clean/page_line.h"

namespace dateline {

/// A stretch of lines, [begin, end).
struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where the release stands among the lines of a page: the stretch with the greatest sum of weights
/// (prose weighs for it, menus and what was learned against it; Bentley, "Programming Pearls",
/// CACM 27(9), 1984), with the lines around it that belong to a release: its opening, contacts,
/// notices, closing. Empty where nothing reads as a release.
LineRange find_body(std::span<const PageLine> lines, bool learned);

}  // namespace dateline
