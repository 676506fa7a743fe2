#include "indexer/segment/glass/huffman_code.h"

#include <algorithm>

namespace dateline::glass {
namespace {

constexpr std::size_t longest_code = 15;

// Turns weights in ascending order into code lengths, in place (Moffat and Katajainen, "In-place
// calculation of minimum-redundancy codes", 1995). At least two weights.
void weights_to_lengths(std::span<std::uint32_t> weights) {
  const std::size_t count = weights.size();
  // Join the two lightest until one is left. A joined weight is stored at the index of its pair,
  // and replaced by its parent's index once it is joined itself.
  std::size_t leaf = 0;
  std::size_t joined = 0;
  for (std::size_t next = 0; next + 1 < count; ++next) {
    const auto take_lightest = [&] {
      if (leaf >= count || (joined < next && weights[joined] < weights[leaf])) {
        const std::uint32_t weight = weights[joined];
        weights[joined++] = static_cast<std::uint32_t>(next);
        return weight;
      }
      return weights[leaf++];
    };
    const std::uint32_t lightest = take_lightest();
    weights[next] = lightest + take_lightest();
  }
  // Depths of the joined ones, from the root down.
  weights[count - 2] = 0;
  for (std::size_t at = count - 2; at > 0; --at) weights[at - 1] = weights[weights[at - 1]] + 1;
  // Each level has twice the nodes that were joined above; those that are not joined are leaves.
  std::size_t available = 1;
  std::uint32_t depth = 0;
  std::size_t inner = count - 1;
  for (std::size_t out = count; out > 0; ++depth) {
    std::size_t used = 0;
    for (; inner > 0 && weights[inner - 1] == depth; --inner) ++used;
    for (; available > used; --available) weights[--out] = depth;
    available = 2 * used;
  }
}

// Sixteen bits, the last first.
constexpr std::uint32_t reversed(std::uint32_t bits) {
  bits = (bits & 0x5555) << 1 | (bits >> 1 & 0x5555);
  bits = (bits & 0x3333) << 2 | (bits >> 2 & 0x3333);
  bits = (bits & 0x0F0F) << 4 | (bits >> 4 & 0x0F0F);
  return (bits & 0x00FF) << 8 | (bits >> 8 & 0x00FF);
}

}  // namespace

HuffmanCode::HuffmanCode(std::span<const std::uint32_t> frequencies, unsigned limit) {
  // Flatter frequencies give a shallower tree; rarely needed.
  unsigned halvings = 0;
  while (assign_lengths(frequencies, halvings) > limit) ++halvings;
  assign_codes();
}

unsigned HuffmanCode::assign_lengths(std::span<const std::uint32_t> frequencies,
                                     unsigned halvings) {
  constexpr unsigned symbol_bits = 9;
  std::array<std::uint64_t, maximum_symbols> sorted;  // weight, then symbol
  std::size_t count = 0;
  for (std::size_t symbol = 0; symbol < frequencies.size(); ++symbol) {
    if (frequencies[symbol] == 0) continue;
    const std::uint64_t weight = std::max(1U, frequencies[symbol] >> halvings);
    sorted[count++] = weight << symbol_bits | symbol;
  }
  std::sort(sorted.begin(), sorted.begin() + count);
  std::array<std::uint32_t, maximum_symbols> weights;
  for (std::size_t i = 0; i < count; ++i) {
    weights[i] = static_cast<std::uint32_t>(sorted[i] >> symbol_bits);
  }
  weights_to_lengths(std::span(weights).first(count));
  for (std::size_t i = 0; i < count; ++i) {
    codes_[sorted[i] & ((1U << symbol_bits) - 1)].length = static_cast<std::uint16_t>(weights[i]);
  }
  return weights[0];  // the rarest symbol has the longest code
}

void HuffmanCode::assign_codes() {
  std::array<std::uint32_t, longest_code + 1> counts{};
  for (const Code& code : codes_) {
    if (code.length != 0) ++counts[code.length];
  }
  std::array<std::uint32_t, longest_code + 1> next{};
  for (std::size_t length = 1; length <= longest_code; ++length) {
    next[length] = (next[length - 1] + counts[length - 1]) << 1;
  }
  for (Code& code : codes_) {
    if (code.length == 0) continue;
    code.bits = static_cast<std::uint16_t>(reversed(next[code.length]++) >> (16U - code.length));
  }
}

}  // namespace dateline::glass
