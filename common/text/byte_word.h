#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

/// Eight bytes of a text as one number, the first the lowest: what is asked of each is answered for
/// all at once, by a number with the highest bit of those set for which it is so (Warren, "Hacker's
/// Delight", 6-1).
using ByteWord = std::uint64_t;

static_assert(std::endian::native == std::endian::little);

constexpr ByteWord every_byte(std::uint8_t byte) {
  return 0x0101010101010101U * byte;
}

inline constexpr ByteWord high_bits = every_byte(0x80);

/// The bytes of a text from `at` on, which is at most its size; zeros after its end.
inline ByteWord load_bytes(std::string_view text, std::size_t at) {
  ByteWord word = 0;
  if (text.size() - at >= sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
  } else {
    std::memcpy(&word, text.data() + at, text.size() - at);
  }
  return word;
}

/// The first sixteen bytes of a text, zeros after its end.
inline std::array<ByteWord, 2> leading_bytes(std::string_view text) {
  constexpr std::size_t width = sizeof(ByteWord);
  return {load_bytes(text, 0), text.size() > width ? load_bytes(text, width) : 0};
}

/// A text of at most eight bytes as load_bytes() reads it, for comparison in one step.
constexpr ByteWord packed(std::string_view text) {
  ByteWord word = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    word |= ByteWord{static_cast<unsigned char>(text[i])} << (8 * i);
  }
  return word;
}

/// Marks bytes equal to `byte`.
constexpr ByteWord equal_bytes(ByteWord word, std::uint8_t byte) {
  const ByteWord differences = word ^ every_byte(byte);
  return ~(((differences & ~high_bits) + ~high_bits) | differences) & high_bits;
}

/// Marks bytes not less than `least`; both are below 0x80.
constexpr ByteWord bytes_from(ByteWord word, std::uint8_t least) {
  return (((word & ~high_bits) + every_byte(static_cast<std::uint8_t>(0x80 - least))) & ~word) &
         high_bits;
}

/// Marks bytes below `limit`, which is at most 0x80.
constexpr ByteWord bytes_below(ByteWord word, std::uint8_t limit) {
  return ~(((word & ~high_bits) + every_byte(static_cast<std::uint8_t>(0x80 - limit))) | word) &
         high_bits;
}

/// Converts ASCII letters to lower case.
constexpr ByteWord lower_case(ByteWord word) {
  return word | (bytes_from(word, 'A') & bytes_below(word, 'Z' + 1)) >> 2;
}

/// Index of the first marked byte; eight if there is none.
constexpr std::size_t bytes_before(ByteWord answer) {
  return static_cast<std::size_t>(std::countr_zero(answer)) / 8;
}

/// How many bytes are marked.
constexpr std::size_t count_bytes(ByteWord answer) {
  return static_cast<std::size_t>((answer >> 7) * every_byte(1) >> 56);
}

/// The marks as eight bits, the first byte's lowest.
constexpr std::uint64_t bit_of_each(ByteWord answer) {
  return (answer >> 7) * 0x0102040810204080U >> 56;
}

/// The first `count` bytes, zeros for the others.
constexpr ByteWord first_bytes(ByteWord word, std::size_t count) {
  return count >= sizeof word ? word : word & ((ByteWord{1} << (8 * count)) - 1);
}

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

/// Position of the first occurrence of `part` in `text`, or npos. Faster than
/// std::string_view::find(), which stops at each occurrence of the first letter, unless that is a
/// rare one.
inline std::size_t find_text(std::string_view text, std::string_view part) {
  const void* const found = ::memmem(text.data(), text.size(), part.data(), part.size());
  return found == nullptr ? text.npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Whether `text` contains `part`, as fast.
inline bool contains(std::string_view text, std::string_view part) {
  return find_text(text, part) != text.npos;
}

}  // namespace dateline
