#include "indexer/clean/fingerprint.h"

#include <array>
#include <cstddef>

namespace dateline {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t bits = 64;

/// Each byte of a word in lower case; 0 for those that part words.
constexpr auto word_bytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (unsigned c = 0; c < bytes.size(); ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool part = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
    if (part) bytes[c] = static_cast<std::uint8_t>(upper ? c + ('a' - 'A') : c);
  }
  return bytes;
}();

/// Counts how often each bit is set among many digests. Eight counters share a number, a byte
/// each, and are emptied before one can overflow.
class BitCounter {
 public:
  void add(std::uint64_t digest) {
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      lanes_[lane] += digest >> lane & 0x0101010101010101U;
    }
    ++count_;
    if (++pending_ == UINT8_MAX) flush();
  }

  /// The bits that are set in more than half of the digests.
  std::uint64_t majority() {
    flush();
    std::uint64_t result = 0;
    for (std::size_t bit = 0; bit < bits; ++bit) {
      if (totals_[bit] * 2 > count_) result |= std::uint64_t{1} << bit;
    }
    return result;
  }

 private:
  void flush() {
    for (std::size_t bit = 0; bit < bits; ++bit) {
      totals_[bit] += lanes_[bit % 8] >> (bit / 8 * 8) & 0xFF;
    }
    lanes_ = {};
    pending_ = 0;
  }

  std::array<std::uint64_t, 8> lanes_{};
  std::array<std::uint64_t, bits> totals_{};
  std::uint64_t count_ = 0;
  unsigned pending_ = 0;
};

constexpr std::uint64_t mixed(std::uint64_t value) {
  // The finaliser of MurmurHash3 (Appleby).
  value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDU;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53U;
  return value ^ value >> 33;
}

}  // namespace

Fingerprint fingerprint(std::string_view body) {
  BitCounter counter;
  std::array<std::uint64_t, shingle_words> window{};
  std::uint64_t exact = 0;
  std::uint64_t word = 0;
  std::size_t words = 0;
  const auto end_word = [&] {
    if (word == 0) return;
    word = mixed(word);
    window[words % shingle_words] = word;
    ++words;
    exact = mixed(exact + word);
    if (words >= shingle_words) {
      std::uint64_t shingle = 0;
      for (std::size_t i = 0; i < shingle_words; ++i) {
        shingle = shingle * 0x9E3779B97F4A7C15U + window[(words + i) % shingle_words];
      }
      counter.add(mixed(shingle));
    }
    word = 0;
  };
  for (std::size_t at = 0; at < body.size(); ++at) {
    const char c = body[at];
    // Typographic marks (U+2000 to U+206F) part words as their plain forms do.
    const bool mark =
        c == '\xE2' && at + 2 < body.size() && (body[at + 1] == '\x80' || body[at + 1] == '\x81');
    if (mark) at += 2;
    const std::uint8_t byte = word_bytes[static_cast<std::uint8_t>(c)];
    if (mark || byte == 0) {
      end_word();
      continue;
    }
    word = (word + byte + 1) * 0x100000001B3U;
  }
  end_word();
  if (words == 0) return {};
  // A text shorter than a shingle is its own fingerprint.
  return {exact, words < shingle_words ? exact : counter.majority()};
}

std::string fingerprint_bytes(std::uint64_t digest) {
  std::string bytes;
  if (digest == 0) return bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(digest >> shift);
  return bytes;
}

}  // namespace dateline
