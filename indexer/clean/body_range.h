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

/// Whether there are menus among the lines: known words of pages, or several short lines in a row.
bool shows_menus(std::span<const PageLine> lines);

/// Finds the release among the lines of a page: the stretch with the greatest sum of weights
/// (positive for prose, negative for menus and learned boilerplate; Bentley, "Programming Pearls",
/// CACM 27(9), 1984), extended by surrounding lines that belong to a release: its opening,
/// contacts, notices, closing. Empty if nothing reads as a release.
LineRange find_body(std::span<const PageLine> lines, bool learned);

}  // namespace dateline
