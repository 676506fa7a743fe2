#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/byte_word.h"

namespace dateline {

/// Calls `take` with the start and end of each word of a text, in order. `parts` marks the word
/// characters among eight bytes (byte_word.h), zeros not included. Word boundaries are computed for
/// 64 bytes at a time, so that no word waits for the length of the previous one, and branch
/// mispredictions stay rare.
template <typename Parts, typename Take>
void for_each_word(std::string_view text, const Parts& parts, const Take& take) {
  constexpr std::size_t block = 64;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); at += block) {
    std::uint64_t mask = 0;
    const std::size_t size = std::min(block, text.size() - at);
    for (std::size_t i = 0; i < size; i += sizeof(ByteWord)) {
      mask |= bit_of_each(parts(load_bytes(text, at + i))) << i;
    }
    // Bits set where a word starts or ends.
    for (std::uint64_t edges = mask ^ (mask << 1 | (inside ? 1U : 0U)); edges != 0;
         edges &= edges - 1) {
      const std::size_t edge = at + static_cast<std::size_t>(std::countr_zero(edges));
      if (inside) take(begin, edge);
      begin = edge;
      inside = !inside;
    }
  }
  if (inside) take(begin, text.size());
}

}  // namespace dateline
