#include "query/rank/nearness.h"

#include <algorithm>
#include <utility>

#include "common/text/tokenizer.h"

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

Nearness::Nearness(const Snapshot& snapshot, const WordSequence& words)
    : snapshot_(snapshot),
      words_(words),
      by_index_(std::all_of(words.begin(), words.end(), [&](const auto& terms) {
        return std::all_of(terms.begin(), terms.end(),
                           [&](const std::string& term) { return snapshot.has_positions(term); });
      })) {
  for (const auto& terms : words) {
    for (const std::string& term : terms) add_first_byte(first_bytes_, term);
  }
}

double Nearness::in_index(Xapian::docid document) const {
  const CheckedDatabase& database = snapshot_.database();
  std::vector<std::pair<Xapian::termpos, std::size_t>> places;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& term : words_[word]) {
      const auto end = database.positionlist_end(document, term);
      for (auto at = database.positionlist_begin(document, term); at != end; ++at) {
        places.emplace_back(*at, word);
      }
    }
  }
  std::sort(places.begin(), places.end());
  Distances distances(words_.size());
  for (const auto& [position, word] : places) distances.add(word, position);
  return distances.nearness();
}

double Nearness::in_text(Xapian::docid document) {
  Distances distances(words_.size());
  const Release& release =
      texts_.insert_or_assign(document, stored_text(snapshot_, document)).first->second;
  std::size_t before = 0;
  for (const std::string* text : {&release.title, &release.body}) {
    Tokenizer tokenizer(*text, first_bytes_);
    for (Token token; !distances.all_touch() && tokenizer.next(token);) {
      if (!token.has_position) continue;
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

double Nearness::operator()(Xapian::docid document) {
  if (words_.size() < 2) return 0;
  return by_index_ ? in_index(document) : in_text(document);
}

}  // namespace dateline
