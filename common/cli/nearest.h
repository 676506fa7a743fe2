#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// The candidate that is fewest edits away from `word` (Levenshtein distance over bytes, with two
/// neighbours swapped counted as one edit); empty where even that needs more than a third of the
/// word's letters, and so is hardly what was meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace dateline
