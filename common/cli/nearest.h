#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// The candidate closest to `word` (edit_distance()); empty if even that is more than a third of
/// the word's length away, and so hardly what was meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace dateline
