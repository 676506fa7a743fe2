#include "indexer/clean/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"

namespace dateline {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t bits = 64;

constexpr std::uint64_t word_factor = 0x100000001B3U;

constexpr std::uint64_t mixed(std::uint64_t value) {
  // The finaliser of MurmurHash3 (Appleby).
  value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDU;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53U;
  return value ^ value >> 33;
}

ByteWord letters_and_digits(ByteWord word) {
  const ByteWord lower = word | every_byte(0x20);  // letters; other bytes map to none
  const ByteWord letters = bytes_from(lower, 'a') & bytes_below(lower, 'z' + 1);
  const ByteWord digits = bytes_from(word, '0') & bytes_below(word, '9' + 1);
  return letters | digits | (word & high_bits);
}

/// Takes the next word from a text as filtered by letters_and_digits() and returns its hash:
/// for each byte, the hash so far plus the byte plus one, times the factor. 0 if there is
/// none.
std::uint64_t take_word(std::string_view& text) {
  std::uint64_t hash = 0;
  while (!text.empty()) {
    // Typographic marks (U+2000 to U+206F) separate words like their plain forms.
    const bool mark =
        text.size() > 2 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81');
    const auto byte = static_cast<std::uint8_t>(to_lower(text[0]));
    text.remove_prefix(mark ? 3 : 1);
    if (mark) break;
    hash = (hash + byte + 1) * word_factor;
  }
  return hash;
}

/// The same hash of up to eight bytes of ASCII, as a sum of independent products.
std::uint64_t hash_of_short(ByteWord bytes, std::size_t size) {
  static constexpr auto powers = [] {
    std::array<std::uint64_t, sizeof(ByteWord)> result{};
    std::uint64_t power = 1;
    for (std::size_t i = result.size(); i > 0; --i) result[i - 1] = power *= word_factor;
    return result;
  }();
  const ByteWord terms = first_bytes(lower_case(bytes) + every_byte(1), size)
                         << (8 * (sizeof(ByteWord) - size));
  return [terms]<std::size_t... place>(std::index_sequence<place...>) {
    return (((terms >> (8 * place) & 0xFF) * powers[place]) + ...);
  }
  (std::make_index_sequence<powers.size()>());
}

/// Processes words in order.
class Fingerprinter {
 public:
  /// A word by its hash.
  void add(std::uint64_t word) {
    if (word == 0) return;
    word = mixed(word);
    exact_ = mixed(exact_ + word);
    words_[held_++] = word;
    if (held_ == words_.size()) count_shingles();
  }

  Fingerprint finish() {
    count_shingles();
    // A text shorter than a shingle is its own fingerprint.
    if (shingles_ == 0) return {exact_, exact_};
    std::uint64_t near = 0;
    for (std::size_t bit = 0; bit < bits; ++bit) {
      if (totals_[bit] * 2 > shingles_) near |= std::uint64_t{1} << bit;
    }
    return {exact_, near};
  }

 private:
  static constexpr std::size_t words_before = shingle_words - 1;  ///< the last one of a shingle

  /// Counts how often each bit is set in the digests of the shingles, leaving the words that start
  /// the next ones.
  void count_shingles() {
    /// Two numbers are used for counting: the second holds the upper half of each byte.
    using Pair = std::uint64_t __attribute__((vector_size(16)));
    constexpr Pair ones{0x0101010101010101U, 0x0101010101010101U};
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    if (held_ < shingle_words) return;
    const std::size_t shingles = held_ - words_before;
    std::array<Pair, 4> counters{};
    for (std::size_t at = 0; at < shingles; ++at) {
      const auto digest = mixed((words_[at] * factor + words_[at + 1]) * factor + words_[at + 2]);
      const Pair digests{digest, digest >> 4};
      counters[0] += digests & ones;
      counters[1] += digests >> 1 & ones;
      counters[2] += digests >> 2 & ones;
      counters[3] += digests >> 3 & ones;
    }
    for (std::size_t bit = 0; bit < bits; ++bit) {
      totals_[bit] += counters[bit % 4][bit % 8 / 4] >> (bit / 8 * 8) & 0xFF;
    }
    shingles_ += shingles;
    std::copy_n(words_.begin() + shingles, words_before, words_.begin());
    held_ = words_before;
  }

  /// Eight counters share a number, a byte each, which limits the number of shingles per batch.
  std::array<std::uint64_t, UINT8_MAX + words_before> words_;
  std::size_t held_ = 0;
  std::uint64_t exact_ = 0;
  std::array<std::uint64_t, bits> totals_{};
  std::uint64_t shingles_ = 0;
};

}  // namespace

Fingerprint fingerprint(std::string_view body) {
  Fingerprinter print;
  for_each_word(body, letters_and_digits, [&](std::size_t begin, std::size_t end) {
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
