#pragma once

#include <span>

#include "common/release/release.h"
#include "common/text/word_pairs.h"

namespace dateline {

/// Learns from a sample of an archive which pairs of words its index shall hold: the words of at
/// least one in 200 releases, and of 2, make pairs; those of more than 60 % are stop words.
PairModel learn_pairs(std::span<const Release> sample);

}  // namespace dateline
