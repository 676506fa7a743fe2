#pragma once

#include <vector>

#include "indexer/clean/page_line.h"

namespace dateline {

/// Table rows recur from one quarterly release to the next, yet belong to the release: below its
/// first prose, nothing counts as learned in a stretch with amounts, and "Share" is not a button.
void mark_tables(std::vector<PageLine>& lines);

/// Marks names and titles above telephone numbers and e-mail addresses.
void mark_contact_blocks(std::vector<PageLine>& lines);

}  // namespace dateline
