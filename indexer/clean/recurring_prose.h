#pragma once

#include <vector>

#include "indexer/clean/page_line.h"

namespace dateline {

/// Releases of a series repeat sentences, which learning takes for furniture of their pages. Clears
/// the share of those that belong to the text: between sentences that only this page has or, if
/// nothing but sentences recurs, so that there is no page around the text, between any of its
/// lines. At an edge they are notes of whoever sent it.
void release_recurring_prose(std::vector<PageLine>& lines);

}  // namespace dateline
