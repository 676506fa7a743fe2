#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

/// Pairs of words that follow each other in a text: an index holds them as terms instead of the
/// positions of words (Williams, Zobel and Bahle, "Fast phrase querying with combined indexes",
/// 2004). A pair consists of two words that many releases have, and of the stop words between them,
/// at most three: of "state of the union" there is one pair. Rarer words have none, because they
/// leave few texts to read. Pairs that many releases have are terms of their own; the others share
/// terms by their digest. Two pairs in a row that very many releases have, a triple ("armed
/// services committee"), are a term as well.
class PairModel {
 public:
  enum class Role : std::uint8_t {
    none,   ///< in no pair
    stop,   ///< only inside a pair
    frame,  ///< the first or last word of a pair
  };

  /// No word is in a pair.
  PairModel() = default;

  PairModel(const std::vector<std::string>& frame, const std::vector<std::string>& stop);

  /// Gives the pairs and chains with these digests, each there once, terms of their own.
  void set_frequent(const std::vector<std::uint64_t>& pairs);

  /// Reads what words() and frequent_pairs() wrote. nullopt if the bytes are inconsistent.
  static std::optional<PairModel> parse(std::string_view words, std::string_view frequent_pairs);

  std::string words() const;
  std::string frequent_pairs() const;

  bool empty() const { return roles_.empty(); }
  Role role(std::string_view word) const;

  /// Where the pair or chain with a digest stands among those with terms of their own, a number
  /// below places(); none if it is not among them.
  static constexpr std::size_t none = SIZE_MAX;
  std::size_t place_of(std::uint64_t pair) const {
    if (frequent_.empty()) return none;
    for (std::size_t at = pair & mask();; at = (at + 1) & mask()) {
      if (frequent_[at] == pair) return at;
      if (frequent_[at] == 0) return none;
    }
  }
  std::size_t places() const { return frequent_.size(); }

  /// Prefetches the data that place_of() uses.
  void fetch(std::uint64_t pair) const {
    if (!frequent_.empty()) __builtin_prefetch(&frequent_[pair & mask()]);
  }

 private:
  std::uint64_t mask() const { return frequent_.size() - 1; }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };

  std::unordered_map<std::string, Role, Hash, std::equal_to<>> roles_;
  /// An open hash table of the digests, which are spread well as they are: a power of two of
  /// places, at least half of them free (0).
  std::vector<std::uint64_t> frequent_;
};

/// The most stop words in a pair.
inline constexpr std::size_t most_stop_words = 3;

/// The digest of a word, of which those of pairs are made, in 62 bits.
std::uint64_t digest_of_word(std::string_view word);

/// The number of terms that pairs share, and that of the one which a pair shares.
inline constexpr std::size_t shared_pair_terms = std::size_t{1} << 14;
constexpr std::size_t share_of_pair(std::uint64_t pair) {
  return pair >> 24 & (shared_pair_terms - 1);
}

/// The term of a pair: of its own, or one that it shares.
std::string own_pair_term(std::uint64_t pair);
std::string shared_pair_term(std::uint64_t pair);

/// The most pairs in a chain, in which each starts where the one before ends.
inline constexpr std::size_t longest_chain = 3;

/// Finds the pairs in a sequence of words. Not thread-safe.
class PairFinder {
 public:
  /// The digests of what ends with a word: of a pair, and of the chains of two and more pairs; 0
  /// for none.
  using Found = std::array<std::uint64_t, longest_chain>;

  /// Starts another text.
  void begin() { inside_ = false; }

  /// Takes the next word, by its digest.
  Found add(PairModel::Role role, std::uint64_t word) {
    Found found{};
    switch (role) {
      case PairModel::Role::none:
        inside_ = false;
        break;
      case PairModel::Role::stop:
        inside_ = inside_ && ++stop_words_ <= most_stop_words;
        digest_ = joined(digest_, word);
        break;
      case PairModel::Role::frame:
        if (inside_) {
          found[0] = joined(digest_, word);
          for (std::size_t i = 1; i < longest_chain && before_[i - 1] != 0; ++i) {
            found[i] = joined(before_[i - 1], found[0]);
          }
        }
        before_ = found;
        inside_ = true;
        stop_words_ = 0;
        digest_ = word;
    }
    return found;
  }

 private:
  static std::uint64_t joined(std::uint64_t before, std::uint64_t word) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // the golden ratio, as Fibonacci hashing has
    return ((before ^ before >> 29) * odd) ^ word;
  }

  std::uint64_t digest_ = 0;  ///< of the words since the last frame word, both with it
  Found before_{};            ///< what ended with that word
  std::size_t stop_words_ = 0;
  bool inside_ = false;
};

}  // namespace dateline
