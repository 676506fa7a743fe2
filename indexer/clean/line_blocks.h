#pragma once

#include <vector>

#include "indexer/clean/page_line.h"

namespace dateline {

/// The rows of a table come back from one quarter's release to the next, and are still the
/// release's: below its first prose nothing counts as learned in a stretch with amounts, and
/// "Share" is no button.
void mark_tables(std::vector<PageLine>& lines);

/// Marks the names and offices above telephone numbers and addresses of e-mail.
void mark_contact_blocks(std::vector<PageLine>& lines);

}  // namespace dateline
