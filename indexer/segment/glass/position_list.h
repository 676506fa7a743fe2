#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace dateline::glass {

/// Appends the tag that holds the positions of a term in a document: the last position in base 128
/// and, where there are more, the first, the count and those between in binary interpolative code
/// (Moffat and Stuiver, "Binary interpolative coding for effective index compression", 2000), low
/// bits first. `positions` rise strictly; there is at least one.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace dateline::glass
