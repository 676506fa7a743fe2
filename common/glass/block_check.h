#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dateline::glass {

/// Whether a block may be read without leaving it: Xapian takes the offsets and lengths in a block
/// as they are. If it may, and `level` is what its header says, returns the blocks below it, none
/// for a leaf; else nullopt. What the keys and tags say is not looked at.
std::optional<std::vector<std::uint32_t>> children_of_sound(std::string_view block,
                                                            std::uint32_t level);

}  // namespace dateline::glass
