#pragma once

#include <cstdint>
#include <span>

#include "indexer/segment/bulk/inverter.h"
#include "indexer/segment/bulk/section.h"

namespace dateline {

/// Writes the section of term lists: the terms of each document in order. `lengths` and
/// `term_counts` are those of each document.
void write_term_lists(const InvertedIndex& index, std::span<const std::uint32_t> lengths,
                      std::span<const std::uint32_t> term_counts, SectionWriter& out);

}  // namespace dateline
