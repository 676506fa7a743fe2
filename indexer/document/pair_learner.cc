#include "indexer/document/pair_learner.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text/tokenizer.h"

namespace dateline {
namespace {

/// How many releases of a sample must have something: one of so many, and no fewer than so many.
/// What fewer have leaves few texts to read. In a small archive, most pairs are there: not for
/// phrases, whose texts would soon be read, but because they rank.
struct Share {
  std::size_t one_of;
  std::size_t least;

  std::size_t of(std::size_t sample) const { return std::max(least, sample / one_of); }
};

constexpr Share frame_share{200, 2};
constexpr Share pair_share{1000, 4};
constexpr Share chain_share{500, 8};

bool is_stop_word(std::size_t releases, std::size_t of) {
  return releases * 5 > of * 3;
}

// Calls `take` with each word that has a place in the text, and null where a text starts.
template <typename Take>
void for_each_word(const Release& release, const Take& take) {
  for (const std::string* text : {&release.title, &release.body}) {
    take(nullptr);
    Tokenizer tokenizer(*text);
    for (Token token; tokenizer.next(token);) {
      if (has_position(token.kind)) take(&token);
    }
  }
}

PairModel with_words(std::span<const Release> sample) {
  struct Word {
    std::size_t releases = 0;
    std::size_t last = 0;  // the release that had it last, from 1
  };
  std::unordered_map<std::string, Word> words;
  std::size_t number = 0;
  for (const Release& release : sample) {
    ++number;
    for_each_word(release, [&](const Token* token) {
      // Characters of text without spaces have bigrams as terms anyway.
      if (token == nullptr || token->kind != Token::Kind::word) return;
      Word& word = words[std::string(token->term)];
      word.releases += word.last == number ? 0 : 1;
      word.last = number;
    });
  }
  std::vector<std::string> frame;
  std::vector<std::string> stop;
  const std::size_t least = frame_share.of(sample.size());
  for (const auto& [text, word] : words) {
    if (word.releases < least) continue;
    (is_stop_word(word.releases, sample.size()) ? stop : frame).push_back(text);
  }
  return {frame, stop};
}

// Digests of pairs, and of chains of two and more, by length.
using Chains = std::array<std::vector<std::uint64_t>, longest_chain>;

void make_unique(std::vector<std::uint64_t>& digests) {
  std::sort(digests.begin(), digests.end());
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
}

Chains chains_of(const Release& release, const PairModel& model) {
  Chains found;
  PairFinder finder;
  for_each_word(release, [&](const Token* token) {
    if (token == nullptr) return finder.begin();
    const auto chains = finder.add(model.role(token->term), digest_of_word(token->term));
    for (std::size_t i = 0; i < chains.size() && chains[i] != 0; ++i) {
      found[i].push_back(chains[i]);
    }
  });
  std::ranges::for_each(found, make_unique);
  return found;
}

/// Appends what occurs at least so often.
void append_frequent(std::vector<std::uint64_t> digests, std::size_t least,
                     std::vector<std::uint64_t>& frequent) {
  std::sort(digests.begin(), digests.end());
  for (auto first = digests.begin(); first != digests.end();) {
    const auto last =
        std::find_if(first, digests.end(), [&](auto other) { return other != *first; });
    if (static_cast<std::size_t>(last - first) >= least) frequent.push_back(*first);
    first = last;
  }
}

}  // namespace

PairModel learn_pairs(std::span<const Release> sample) {
  PairModel model = with_words(sample);
  Chains all;
  for (const Release& release : sample) {
    const Chains more = chains_of(release, model);
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].insert(all[i].end(), more[i].begin(), more[i].end());
    }
  }
  std::vector<std::uint64_t> frequent;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Share& share = i == 0 ? pair_share : chain_share;
    append_frequent(std::exchange(all[i], {}), share.of(sample.size()), frequent);
  }
  model.set_frequent(frequent);
  return model;
}

}  // namespace dateline
