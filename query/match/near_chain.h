#pragma once

#include <vector>

#include "query/match/word_finder.h"

namespace dateline {

/// Reduces the occurrences of each operand, which are in text order, to those that are part of a
/// complete chain: one occurrence of every operand, each at most `distance` positions from the
/// previous one, not overlapping it, and after it if `ordered`. All become empty if there is no
/// chain.
void keep_chains(std::vector<std::vector<Occurrence>>& operands, unsigned distance, bool ordered);

}  // namespace dateline
