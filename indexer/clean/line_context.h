#pragma once

#include <vector>

#include "indexer/clean/page_line.h"

namespace dateline {

/// Marks what the lines of a page are by what stands around them: rows of tables, names above
/// contacts, paths and banners above the text, sections about the issuer below it.
void mark_by_context(std::vector<PageLine>& lines);

}  // namespace dateline
