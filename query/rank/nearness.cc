#include "query/rank/nearness.h"

#include <algorithm>
#include <utility>

#include "common/text/tokenizer.h"
#include "query/match/phrase_pairs.h"

namespace dateline {
namespace {

constexpr std::size_t furthest = 8;

/// Tracks the smallest distances between neighbouring words while a text is read.
class Distances {
 public:
  /// For at least two words.
  explicit Distances(std::size_t words) : seen_(words), least_(words - 1, furthest + 1) {}

  /// Adds an occurrence of a word, numbered from 0. Positions start at 1 and increase between
  /// calls.
  void add(std::size_t word, std::size_t position) {
    if (word > 0) compare(word - 1, seen_[word - 1], position);
    if (word < least_.size()) compare(word, seen_[word + 1], position);
    seen_[word] = {position, seen_[word].last};
  }

  /// Whether no further occurrence can reduce any distance.
  bool all_touch() const {
    return std::all_of(least_.begin(), least_.end(), [](std::size_t least) { return least == 1; });
  }

  double nearness() const {
    double sum = 0;
    for (const std::size_t least : least_)
      sum += least <= furthest ? 1.0 / static_cast<double>(least) : 0;
    return sum / static_cast<double>(least_.size());
  }

 private:
  /// The last occurrences of a word; 0 if none.
  struct Seen {
    std::size_t last = 0;
    std::size_t before = 0;
  };

  /// Both words may occur at one position if they share a term.
  void compare(std::size_t pair, const Seen& other, std::size_t position) {
    const std::size_t place = other.last == position ? other.before : other.last;
    if (place > 0) least_[pair] = std::min(least_[pair], position - place);
  }

  std::vector<Seen> seen_;          ///< of each word
  std::vector<std::size_t> least_;  ///< between each word and the next
};

}  // namespace

Nearness::Nearness(const Snapshot& snapshot, const WordSequence& words,
                   std::vector<Xapian::docid> documents)
    : snapshot_(snapshot), words_(words), all_touch_(std::move(documents)) {
  std::sort(all_touch_.begin(), all_touch_.end());
  for (std::size_t word = 0; word + 1 < words.size(); ++word) {
    all_touch_ = touching(word, all_touch_);
  }
  for (const auto& terms : words) {
    for (const std::string& term : terms) add_first_byte(first_bytes_, term);
  }
}

std::vector<Xapian::docid> Nearness::touching(std::size_t word,
                                              const std::vector<Xapian::docid>& documents) const {
  std::vector<Xapian::docid> found;
  if (documents.empty()) return found;
  const auto add = [&](const std::string& first, const std::string& second) {
    for (const PhrasePair& pair : pairs_in(snapshot_.pairs(), {first, second})) {
      if (!pair.exact) continue;
      for (const std::string& term : pair.terms) {
        auto posting = snapshot_.database().postlist_begin(term);
        const auto end = snapshot_.database().postlist_end(term);
        for (const Xapian::docid document : documents) {
          if (posting != end) posting.skip_to(document);
          if (posting == end) break;
          if (*posting == document) found.push_back(document);
        }
      }
    }
  };
  for (const std::string& first : words_[word]) {
    for (const std::string& second : words_[word + 1]) {
      add(first, second);
      add(second, first);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

double Nearness::operator()(Xapian::docid document) {
  if (words_.size() < 2) return 0;
  if (std::binary_search(all_touch_.begin(), all_touch_.end(), document)) return 1;
  Distances distances(words_.size());
  const Release& release =
      texts_.insert_or_assign(document, stored_text(snapshot_, document)).first->second;
  std::size_t before = 0;
  for (const std::string* text : {&release.title, &release.body}) {
    Tokenizer tokenizer(*text, first_bytes_);
    for (Token token; !distances.all_touch() && tokenizer.next(token);) {
      if (!has_position(token.kind)) continue;
      for (std::size_t word = 0; word < words_.size(); ++word) {
        const auto& terms = words_[word];
        const bool here = std::find(terms.begin(), terms.end(), token.term) != terms.end();
        if (here) distances.add(word, before + token.position);
      }
    }
    before += text->size() + furthest;  // the body is not near the title
  }
  return distances.nearness();
}

}  // namespace dateline
