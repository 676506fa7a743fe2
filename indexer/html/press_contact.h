#pragma once

#include "indexer/html/blocks.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// Whether an element names whom the press may ask: a label ("Media contact"), then a mail address
/// or a telephone number, and little else.
bool is_press_contact(const Tree& tree, const Blocks& blocks, NodeId id);

}  // namespace dateline::html
