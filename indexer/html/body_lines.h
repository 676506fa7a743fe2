#pragma once

#include <cstddef>

#include "indexer/html/body_end.h"

namespace dateline::html {

/// Whether there is running text directly before and after a block.
bool stands_in_text(const BodyBlocks& blocks, std::size_t i);

/// Whether a line in a box parts two paragraphs as a heading does, rather than quoting them or
/// standing beside them: a time, an address, the words of a tool.
bool is_subhead(const BodyBlocks& blocks, std::size_t i);

/// Whether a short line belongs to a row of figures between two paragraphs ("430", "dockers", "West
/// Quay: 1,340"): at least half of its lines have a digit, and none of them is a link, a date or
/// furniture.
bool is_of_figures(const BodyBlocks& blocks, std::size_t i);

/// Whether a line names whom to ask, rather than being a link to a page that does, or the address
/// of a reporter alone.
bool is_contact(const BodyBlocks& blocks, std::size_t i);

/// Whether a block is a contact or one of a few short lines above one: its label, a name.
bool is_of_contact(const BodyBlocks& blocks, std::size_t i);

/// Whether the lines of a block are notices about the page and its rights, or links.
bool is_footer(const BodyBlocks& blocks, std::size_t i);

}  // namespace dateline::html
