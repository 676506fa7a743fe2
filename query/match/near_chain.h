#pragma once

#include <vector>

#include "query/match/word_finder.h"

namespace dateline {

/// Of the occurrences of each operand of a chain, in the order of the text, leaves those that stand
/// in a whole chain: one occurrence of every operand, each at most `distance` positions from the
/// one before and not overlapping it, after it where `ordered`. All are left empty where there is
/// no chain.
void keep_chains(std::vector<std::vector<Occurrence>>& operands, unsigned distance, bool ordered);

}  // namespace dateline
