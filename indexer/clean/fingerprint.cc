#include "indexer/clean/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "common/text/byte_word.h"
#include "common/text/word_spans.h"

namespace dateline {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t bits = 64;

constexpr std::uint64_t word_factor = 0x100000001B3U;

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Counts how often each bit is set among many digests. Eight counters share a number, a byte
/// each, and are emptied before one can overflow.
class BitCounter {
 public:
  void add(std::uint64_t digest) {
    constexpr Pair ones{0x0101010101010101U, 0x0101010101010101U};
    const Pair digests{digest, digest >> 4};
    lanes_[0] += digests & ones;
    lanes_[1] += digests >> 1 & ones;
    lanes_[2] += digests >> 2 & ones;
    lanes_[3] += digests >> 3 & ones;
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
  /// Two numbers that are counted in at once: the second holds the upper half of each byte.
  using Pair = std::uint64_t __attribute__((vector_size(16)));

  void flush() {
    for (std::size_t bit = 0; bit < bits; ++bit) {
      totals_[bit] += lanes_[bit % 4][bit % 8 / 4] >> (bit / 8 * 8) & 0xFF;
    }
    lanes_ = {};
    pending_ = 0;
  }

  std::array<Pair, 4> lanes_{};
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

ByteWord parts_of_words(ByteWord word) {
  const ByteWord lower = word | every_byte(0x20);  // letters; others become none
  const ByteWord letters = bytes_from(lower, 'a') & bytes_below(lower, 'z' + 1);
  const ByteWord digits = bytes_from(word, '0') & bytes_below(word, '9' + 1);
  return letters | digits | (word & high_bits);
}

/// Takes the next word from a text of what parts_of_words() lets through; returns its hash: from
/// byte to byte, the hash so far plus the byte plus one, times the factor. 0 where there is none.
std::uint64_t take_word(std::string_view& text) {
  std::uint64_t hash = 0;
  while (!text.empty()) {
    // Typographic marks (U+2000 to U+206F) part words as their plain forms do.
    const bool mark =
        text.size() > 2 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81');
    const auto byte = static_cast<std::uint8_t>(lower(text[0]));
    text.remove_prefix(mark ? 3 : 1);
    if (mark) break;
    hash = (hash + byte + 1) * word_factor;
  }
  return hash;
}

/// The same hash of up to eight bytes of ASCII, as a sum of products that do not wait for each
/// other.
std::uint64_t hash_of_short(ByteWord bytes, std::size_t size) {
  static constexpr auto powers = [] {
    std::array<std::uint64_t, sizeof(ByteWord)> result{};
    std::uint64_t power = 1;
    for (std::size_t i = result.size(); i > 0; --i) result[i - 1] = power *= word_factor;
    return result;
  }();
  const ByteWord upper = bytes_from(bytes, 'A') & bytes_below(bytes, 'Z' + 1);
  const ByteWord lower = bytes | upper >> 2;
  const ByteWord terms = first_bytes(lower + every_byte(1), size)
                         << (8 * (sizeof(ByteWord) - size));
  return [terms]<std::size_t... place>(std::index_sequence<place...>) {
    return (((terms >> (8 * place) & 0xFF) * powers[place]) + ...);
  }
  (std::make_index_sequence<powers.size()>());
}

/// Takes one word after the other.
class Fingerprinter {
 public:
  /// A word by its hash.
  void add(std::uint64_t word) {
    if (word == 0) return;
    word = mixed(word);
    std::shift_left(window_.begin(), window_.end(), 1);
    window_.back() = word;
    exact_ = mixed(exact_ + word);
    if (++words_ < shingle_words) return;
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    counter_.add(mixed((window_[0] * factor + window_[1]) * factor + window_[2]));
  }

  Fingerprint finish() {
    if (words_ == 0) return {};
    // A text shorter than a shingle is its own fingerprint.
    return {exact_, words_ < shingle_words ? exact_ : counter_.majority()};
  }

 private:
  BitCounter counter_;
  std::array<std::uint64_t, shingle_words> window_{};
  std::uint64_t exact_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

Fingerprint fingerprint(std::string_view body) {
  Fingerprinter print;
  for_each_word(body, parts_of_words, [&](std::size_t begin, std::size_t end) {
    if (end - begin <= sizeof(ByteWord)) {
      const ByteWord bytes = first_bytes(load_bytes(body, begin), end - begin);
      if ((bytes & high_bits) == 0) return print.add(hash_of_short(bytes, end - begin));
    }
    for (auto rest = body.substr(begin, end - begin); !rest.empty();) print.add(take_word(rest));
  });
  return print.finish();
}

std::string fingerprint_bytes(std::uint64_t digest) {
  std::string bytes;
  if (digest == 0) return bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(digest >> shift);
  return bytes;
}

void add_digests(Release& release) {
  const Fingerprint print = fingerprint(release.body);
  release.body_digest = fingerprint_bytes(print.exact);
  release.near_digest = fingerprint_bytes(print.near);
}

}  // namespace dateline
