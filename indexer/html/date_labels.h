#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/html/page.h"
#include "indexer/html/phrases.h"

namespace dateline::html {

inline constexpr std::uint32_t longest_line = 20;        ///< words of a line that may hold a date
inline constexpr std::uint32_t most_words_of_label = 4;  ///< before a date

/// What an icon before a date is called: <i title="Published"></i> <time>...</time>; or empty.
std::string_view title_beside(const Tree& tree, NodeId date);

/// The label of a date that is a block of its own: the one above it, or, of labels that stand
/// together above as many dates, that in its place. Looks no higher than the block of the title.
DateLabel label_above(const Page& page, std::size_t block, std::size_t title);

}  // namespace dateline::html
