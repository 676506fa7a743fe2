#pragma once

#include <string>

#include "indexer/html/tree.h"

namespace dateline::html {

/// The fragment that `tree` was parsed from, with a paragraph begun at each blank line outside of
/// all paragraphs and other blocks: editors such as that of WordPress store texts so. Linear time,
/// but for the depth of the tree.
std::string with_paragraphs(std::string_view fragment, const Tree& tree);

}  // namespace dateline::html
