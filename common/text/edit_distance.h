#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// The characters of a text (utf8_character()).
std::u32string characters_of(std::string_view text);

/// The number of characters to insert, remove, replace or swap with their neighbour to make one
/// text the other, none of them twice (optimal string alignment: Boytsov, "Indexing methods for
/// approximate dictionary searching", 2011). Takes time proportional to the product of both sizes.
std::size_t edit_distance(std::u32string_view from, std::u32string_view to);

}  // namespace dateline
