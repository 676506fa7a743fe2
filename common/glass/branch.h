#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dateline::glass {

/// The blocks below a branch block (common/glass/block_format.h) that may hold entries with keys
/// from `first` to `last` and, if `with_neighbours`, the entries next to those on either side.
/// nullopt if the bytes are inconsistent.
std::optional<std::vector<std::uint32_t>> children_between(std::string_view block,
                                                           std::string_view first,
                                                           std::string_view last,
                                                           bool with_neighbours);

}  // namespace dateline::glass
