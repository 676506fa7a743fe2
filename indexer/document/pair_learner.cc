#include "indexer/document/pair_learner.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"
#include "common/text/vocabulary.h"

namespace dateline {
namespace {

/// How many releases of a sample must have something: at least this share of them, and at least
/// this number. What fewer have leaves few texts to read. In a small archive, most pairs are there:
/// not for phrases, whose texts would soon be read, but because they rank.
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

/// The words of a sample that have a place in its texts.
class SampleWords {
 public:
  using Id = Vocabulary::TermId;
  static constexpr Id text_start = Vocabulary::none;  ///< stands before the words of each text

  explicit SampleWords(std::span<const Release> sample) {
    for (const Release& release : sample) {
      for (const std::string* text : {&release.title, &release.body}) add(*text);
      ends_.push_back(words_.size());
    }
  }

  std::size_t releases() const { return ends_.size(); }
  std::span<const Id> of_release(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::span(words_).subspan(begin, ends_[number] - begin);
  }

  std::size_t distinct() const { return vocabulary_.size(); }
  std::string_view text(Id word) const { return vocabulary_.term(word); }
  /// False for what is only ever a character of text without spaces, whose bigrams are terms.
  bool is_word(Id word) const { return are_words_[word]; }

 private:
  void add(std::string_view text) {
    words_.push_back(text_start);
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) {
      if (!has_position(token.kind)) continue;
      const Id word = vocabulary_.intern(token.term);
      are_words_.resize(vocabulary_.size());
      if (token.kind == Token::Kind::word) are_words_[word] = true;
      words_.push_back(word);
    }
  }

  Vocabulary vocabulary_;
  std::vector<bool> are_words_;    // by id
  std::vector<Id> words_;          // of all releases
  std::vector<std::size_t> ends_;  // in them, by release
};

// In how many releases each word is, by its id.
std::vector<std::size_t> releases_with(const SampleWords& words) {
  std::vector<std::size_t> releases(words.distinct());
  std::vector<std::size_t> last(words.distinct());  // that had the word, from 1
  for (std::size_t i = 0; i < words.releases(); ++i) {
    for (const auto word : words.of_release(i)) {
      if (word == SampleWords::text_start || last[word] == i + 1) continue;
      last[word] = i + 1;
      ++releases[word];
    }
  }
  return releases;
}

PairModel with_words(const SampleWords& words) {
  std::vector<std::string> frame;
  std::vector<std::string> stop;
  const std::vector<std::size_t> releases = releases_with(words);
  const std::size_t least = frame_share.of(words.releases());
  for (SampleWords::Id word = 0; word < releases.size(); ++word) {
    if (releases[word] < least || !words.is_word(word)) continue;
    (is_stop_word(releases[word], words.releases()) ? stop : frame).emplace_back(words.text(word));
  }
  return {frame, stop};
}

/// The pairs and chains of a sample.
class SamplePairs {
 public:
  SamplePairs(const SampleWords& words, const PairModel& model) : words_(words) {
    for (SampleWords::Id word = 0; word < words.distinct(); ++word) {
      roles_.push_back(model.role(words.text(word)));
      digests_.push_back(digest_of_word(words.text(word)));
    }
  }

  /// Calls `take` with each release's number and what ends with each of its words.
  template <typename Take>
  void for_each(const Take& take) const {
    PairFinder finder;
    for (std::size_t i = 0; i < words_.releases(); ++i) {
      for (const auto word : words_.of_release(i)) {
        if (word == SampleWords::text_start) {
          finder.begin();
        } else {
          take(i, finder.add(roles_[word], digests_[word]));
        }
      }
    }
  }

 private:
  const SampleWords& words_;
  std::vector<PairModel::Role> roles_;  // by id of the word
  std::vector<std::uint64_t> digests_;
};

/// Collects digests, those of one release after the other, each once a release.
class DigestCount {
 public:
  void add(std::size_t release, std::uint64_t digest) {
    if (release != release_) end_release();
    release_ = release;
    digests_.push_back(digest);
  }

  /// Appends the pairs found in at least `least` releases.
  void append_frequent(std::size_t least, std::vector<std::uint64_t>& frequent) {
    end_release();
    std::sort(digests_.begin(), digests_.end());
    for (auto first = digests_.begin(); first != digests_.end();) {
      const auto last =
          std::find_if(first, digests_.end(), [&](auto other) { return other != *first; });
      if (static_cast<std::size_t>(last - first) >= least) frequent.push_back(*first);
      first = last;
    }
  }

 private:
  void end_release() {
    const auto begin = digests_.begin() + static_cast<std::ptrdiff_t>(begin_);
    std::sort(begin, digests_.end());
    digests_.erase(std::unique(begin, digests_.end()), digests_.end());
    begin_ = digests_.size();
  }

  std::vector<std::uint64_t> digests_;
  std::size_t begin_ = 0;  // of those of the last release
  std::size_t release_ = 0;
};

}  // namespace

PairModel learn_pairs(std::span<const Release> sample) {
  const SampleWords words(sample);
  PairModel model = with_words(words);
  const SamplePairs pairs(words, model);
  std::vector<std::uint64_t> frequent;
  DigestCount found;
  pairs.for_each([&](std::size_t release, const PairFinder::Found& ending) {
    if (ending[0] != 0) found.add(release, ending[0]);
  });
  found.append_frequent(pair_share.of(sample.size()), frequent);
  model.set_frequent(frequent);
  // A chain is no more frequent than the pairs in it: most need not be counted.
  std::array<DigestCount, longest_chain> chains;
  pairs.for_each([&](std::size_t release, const PairFinder::Found& ending) {
    if (ending[1] == 0 || model.place_of(ending[0]) == PairModel::none) return;
    for (std::size_t i = 1; i < ending.size() && ending[i] != 0; ++i) {
      chains[i].add(release, ending[i]);
    }
  });
  for (DigestCount& chain : chains) {
    chain.append_frequent(chain_share.of(sample.size()), frequent);
  }
  model.set_frequent(frequent);
  return model;
}

}  // namespace dateline
