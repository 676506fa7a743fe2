#include "indexer/segment/glass/deflater.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "indexer/segment/glass/bit_writer.h"

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

namespace {

// Shorter tags do not make up for the description of the code.
constexpr std::size_t least_size = 64;

// Xapian inflates into a buffer of 8192 bytes and treats a stream as truncated if its input ends
// while the buffer is full. So there must be more literals after the last full buffer than zlib can
// hold in its bit lookahead; each literal has at least one bit.
constexpr std::size_t inflate_buffer = 8192;
constexpr std::size_t least_behind_buffer = 64;

bool can_be_inflated(std::size_t size) {
  return size < inflate_buffer || size % inflate_buffer >= least_behind_buffer;
}

constexpr std::size_t end_of_block = 256;
constexpr std::size_t literals = 257;  // bytes and the end of the block
constexpr unsigned longest_literal_code = 15;

// A block starts with its code lengths, which are themselves coded, with special symbols for runs
// of zeros and other repetitions.
constexpr std::size_t length_symbols = 19;
constexpr std::size_t fewest_length_symbols = 4;
// Of the block (3), of the numbers of lengths (14), of the lengths of their codes (3 each).
constexpr std::size_t least_head_bits = 3 + 14 + 3 * fewest_length_symbols;
constexpr unsigned longest_length_code = 7;
constexpr std::uint8_t repetition = 16;   // 3 to 6, in 2 bits
constexpr std::uint8_t short_zeros = 17;  // 3 to 10, in 3 bits
constexpr std::uint8_t long_zeros = 18;   // 11 to 138, in 7 bits
constexpr std::array<std::uint8_t, length_symbols> length_order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                                11, 4,  12, 3, 13, 2, 14, 1, 15};

struct LengthSymbol {
  std::uint8_t symbol = 0;
  std::uint8_t extra = 0;
  std::uint8_t extra_bits = 0;
};

class LengthSymbols {
 public:
  void add(LengthSymbol symbol) { symbols_[size_++] = symbol; }
  const LengthSymbol* begin() const { return symbols_.data(); }
  const LengthSymbol* end() const { return symbols_.data() + size_; }

 private:
  std::array<LengthSymbol, literals + 1> symbols_;
  std::size_t size_ = 0;
};

LengthSymbol zeros_symbol(std::size_t run) {
  if (run < 3) return {0, 0, 0};
  if (run < 11) return {short_zeros, static_cast<std::uint8_t>(run - 3), 3};
  return {long_zeros, static_cast<std::uint8_t>(run - 11), 7};
}

// The lengths of the literal code and of an empty distance code, for which one length is still
// required.
LengthSymbols describe_lengths(const HuffmanCode& code) {
  constexpr std::size_t most_zeros = 138;
  constexpr std::size_t least_repetition = 3;
  constexpr std::size_t most_repetition = 6;
  const auto length_at = [&](std::size_t symbol) {
    return symbol < literals ? code.code(symbol).length : 0U;
  };
  const auto run_at = [&](std::size_t at, std::size_t most) {
    std::size_t run = 0;
    while (run < most && at + run <= literals && length_at(at + run) == length_at(at)) ++run;
    return run;
  };
  LengthSymbols symbols;
  for (std::size_t at = 0; at <= literals;) {
    const unsigned length = length_at(at);
    if (length == 0) {
      const std::size_t run = run_at(at, most_zeros);
      symbols.add(zeros_symbol(run));
      at += run < 3 ? 1 : run;
      continue;
    }
    symbols.add({static_cast<std::uint8_t>(length), 0, 0});
    ++at;
    if (length_at(at) != length) continue;
    const std::size_t run = run_at(at, most_repetition);
    if (run < least_repetition) continue;
    symbols.add({repetition, static_cast<std::uint8_t>(run - least_repetition), 2});
    at += run;
  }
  return symbols;
}

void put_symbol(BitWriter& out, const HuffmanCode::Code& code) {
  out.put(code.bits, code.length);
}

void put_code(BitWriter& out, const HuffmanCode& code) {
  const LengthSymbols symbols = describe_lengths(code);
  std::array<std::uint32_t, length_symbols> frequencies{};
  for (const LengthSymbol& symbol : symbols) ++frequencies[symbol.symbol];
  const HuffmanCode lengths(frequencies, longest_length_code);
  std::size_t told = length_symbols;
  while (told > fewest_length_symbols && lengths.code(length_order[told - 1]).length == 0) --told;
  out.put(0, 5);  // no codes of repeated strings
  out.put(0, 5);  // one code of distances
  out.put(told - fewest_length_symbols, 4);
  for (const std::uint8_t symbol : std::span(length_order).first(told)) {
    out.put(lengths.code(symbol).length, 3);
  }
  for (const LengthSymbol& symbol : symbols) {
    put_symbol(out, lengths.code(symbol.symbol));
    out.put(symbol.extra, symbol.extra_bits);
  }
}

// Three literals at a time: as many as are sure to fit in a number.
void put_literals(BitWriter& out, const HuffmanCode& code, std::string_view text) {
  const auto code_at = [&](std::size_t at) {
    return code.code(static_cast<unsigned char>(text[at]));
  };
  std::size_t at = 0;
  for (; at + 3 <= text.size(); at += 3) {
    const HuffmanCode::Code first = code_at(at);
    const HuffmanCode::Code second = code_at(at + 1);
    const HuffmanCode::Code third = code_at(at + 2);
    const unsigned two = unsigned{first.length} + second.length;
    const std::uint64_t bits =
        first.bits | std::uint64_t{second.bits} << first.length | std::uint64_t{third.bits} << two;
    out.put(bits, two + third.length);
  }
  for (; at < text.size(); ++at) put_symbol(out, code_at(at));
}

// Counts each other byte apart: a count that follows itself would wait for it.
std::array<std::uint32_t, literals> count_bytes(std::string_view text) {
  std::array<std::uint32_t, literals> counts{};
  std::array<std::uint32_t, literals> others{};
  std::size_t at = 0;
  for (; at + 1 < text.size(); at += 2) {
    ++counts[static_cast<unsigned char>(text[at])];
    ++others[static_cast<unsigned char>(text[at + 1])];
  }
  if (at < text.size()) ++counts[static_cast<unsigned char>(text[at])];
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += others[i];
  counts[end_of_block] = 1;
  return counts;
}

}  // namespace

std::string_view Deflater::deflate(std::string_view tag) {
  if (tag.size() < least_size || !can_be_inflated(tag.size())) return {};
  const auto counts = count_bytes(tag);
  const HuffmanCode code(counts, longest_literal_code);
  std::size_t bits = least_head_bits;
  for (std::size_t i = 0; i < literals; ++i) bits += std::size_t{counts[i]} * code.code(i).length;
  if (bits > 8 * (tag.size() - 1)) return {};  // as most short ones

  buffer_.resize(4 * tag.size() + 1024);  // more than the longest codes and their description take
  BitWriter out(buffer_.data());
  out.put(1, 1);  // the last block
  out.put(2, 2);  // with a code of its own
  put_code(out, code);
  put_literals(out, code, tag);
  put_symbol(out, code.code(end_of_block));
  const auto size = static_cast<std::size_t>(out.finish() - buffer_.data());
  if (size >= tag.size()) return {};
  return std::string_view(buffer_).substr(0, size);
}

}  // namespace dateline::glass
