#include "indexer/clean/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/byte_word.h"

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

constexpr std::uint64_t word_factor = 0x100000001B3U;

/// Takes the next word from a text, or something between words; returns its hash: from byte to
/// byte, the hash so far plus the byte plus one, times the factor. 0 where there is no word.
std::uint64_t take_any_word(std::string_view& text) {
  std::uint64_t hash = 0;
  while (!text.empty()) {
    // Typographic marks (U+2000 to U+206F) part words as their plain forms do.
    const bool mark =
        text.size() > 2 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81');
    const std::uint8_t byte = word_bytes[static_cast<std::uint8_t>(text[0])];
    text.remove_prefix(mark ? 3 : 1);
    if (mark || byte == 0) break;
    hash = (hash + byte + 1) * word_factor;
  }
  return hash;
}

/// The same hash of up to eight bytes, those of letters and digits, as a sum of products that do
/// not wait for each other.
std::uint64_t hash_of_short(ByteWord bytes, std::size_t size) {
  static constexpr auto powers = [] {
    std::array<std::uint64_t, sizeof(ByteWord)> result{};
    std::uint64_t power = 1;
    for (std::size_t i = result.size(); i > 0; --i) result[i - 1] = power *= word_factor;
    return result;
  }();
  const ByteWord terms = first_bytes(bytes + every_byte(1), size)
                         << (8 * (sizeof(ByteWord) - size));
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < powers.size(); ++i) hash += (terms >> (8 * i) & 0xFF) * powers[i];
  return hash;
}

/// What take_any_word() does, but for short words of ASCII eight bytes at a time.
std::uint64_t take_word(std::string_view& text) {
  const ByteWord bytes = load_bytes(text, 0);
  if ((bytes & high_bits) != 0) return take_any_word(text);
  const ByteWord upper = bytes_from(bytes, 'A') & bytes_below(bytes, 'Z' + 1);
  const ByteWord lower = bytes | upper >> 2;
  const ByteWord letters = bytes_from(lower, 'a') & bytes_below(lower, 'z' + 1);
  const ByteWord digits = bytes_from(bytes, '0') & bytes_below(bytes, '9' + 1);
  const ByteWord part_words = ~(letters | digits) & high_bits;
  if (part_words == 0) return take_any_word(text);
  const std::size_t size = bytes_before(part_words);
  text.remove_prefix(std::min(size + 1, text.size()));
  return size == 0 ? 0 : hash_of_short(lower, size);
}

}  // namespace

Fingerprint fingerprint(std::string_view body) {
  BitCounter counter;
  std::array<std::uint64_t, shingle_words> window{};
  std::uint64_t exact = 0;
  std::size_t words = 0;
  while (!body.empty()) {
    std::uint64_t word = take_word(body);
    if (word == 0) continue;
    word = mixed(word);
    std::shift_left(window.begin(), window.end(), 1);
    window.back() = word;
    ++words;
    exact = mixed(exact + word);
    if (words >= shingle_words) {
      std::uint64_t shingle = 0;
      for (const std::uint64_t part : window) shingle = shingle * 0x9E3779B97F4A7C15U + part;
      counter.add(mixed(shingle));
    }
  }
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
