#pragma once

#include <cstddef>

#include "indexer/html/body_end.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// Whether a short line above the text, which begins at block `lead`, stands in a list or table of
/// facts on the article: one with a labelled title or day of publication ("Title", "Minister").
bool is_fact(const Tree& tree, const BodyBlocks& blocks, std::size_t i, std::size_t lead);

}  // namespace dateline::html
