#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "indexer/segment/bulk/inverter.h"

namespace dateline {

/// Appends the term lists of all documents in the format of DocumentTables. `lengths` and
/// `term_counts` are those of each document.
void write_term_lists(const InvertedIndex& index, std::span<const std::uint32_t> lengths,
                      std::span<const std::uint32_t> term_counts, std::string& out);

}  // namespace dateline
