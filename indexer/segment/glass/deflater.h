#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dateline::glass {

/// A prefix code as deflate streams use it (RFC 1951, 3.2.2): lengths decide the codes.
class HuffmanCode {
 public:
  /// Size of the larger of the two alphabets used here: bytes and the end of a block.
  static constexpr std::size_t maximum_symbols = 257;

  /// The optimal code for symbols with the given frequencies, no longer than `limit` bits (at most
  /// 15). Unused symbols get no code; at least two must be used.
  HuffmanCode(std::span<const std::uint32_t> frequencies, unsigned limit);

  struct Code {
    std::uint16_t bits = 0;    ///< the first lowest
    std::uint16_t length = 0;  ///< 0 for a symbol without a code
  };

  Code code(std::size_t symbol) const { return codes_[symbol]; }

 private:
  /// Returns the greatest length.
  unsigned assign_lengths(std::span<const std::uint32_t> frequencies, unsigned halvings);
  void assign_codes();

  std::array<Code, maximum_symbols> codes_{};
};

/// Deflates tags as raw deflate streams (RFC 1951) of one block, with Huffman codes only: in term
/// lists, whose shared prefixes are already removed, matching repeated strings would save a tenth
/// more but take several times as long. Not thread-safe.
class Deflater {
 public:
  /// Deflates `tag`; valid until the next call, empty if not worthwhile.
  std::string_view deflate(std::string_view tag);

 private:
  std::string buffer_;
};

}  // namespace dateline::glass
