#include "query/rank/nearness.h"

#include <algorithm>

#include "common/text/tokenizer.h"
#include "query/match/stored_text.h"

namespace dateline {
namespace {

constexpr Xapian::termpos furthest = 8;

/// The least distance between two sorted lists of positions.
Xapian::termpos least_distance(const std::vector<Xapian::termpos>& a,
                               const std::vector<Xapian::termpos>& b) {
  Xapian::termpos least = furthest + 1;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const Xapian::termpos distance = *i < *j ? *j - *i : *i - *j;
    if (distance > 0) least = std::min(least, distance);
    if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return least;
}

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

Nearness::Positions Nearness::in_index(Xapian::docid document,
                                       const std::vector<std::string>& terms) const {
  const Xapian::Database& database = snapshot_.database();
  Positions all;
  for (const std::string& term : terms) {
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), database.positionlist_begin(document, term),
               database.positionlist_end(document, term));
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  }
  return all;
}

std::vector<Nearness::Positions> Nearness::in_text(Xapian::docid document) const {
  std::vector<Positions> found(words_.size());
  const Release release = stored_text(snapshot_, document);
  std::size_t before = 0;
  for (const std::string* text : {&release.title, &release.body}) {
    Tokenizer tokenizer(*text, first_bytes_);
    for (Token token; tokenizer.next(token);) {
      if (!token.has_position) continue;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        const auto& terms = words_[i];
        if (std::find(terms.begin(), terms.end(), token.term) != terms.end()) {
          found[i].push_back(static_cast<Xapian::termpos>(before + token.position));
        }
      }
    }
    before += text->size() + furthest;  // the body is not near to the title
  }
  return found;
}

double Nearness::operator()(Xapian::docid document) const {
  if (words_.size() < 2) return 0;
  std::vector<Positions> positions;
  if (by_index_) {
    for (const auto& terms : words_) positions.push_back(in_index(document, terms));
  } else {
    positions = in_text(document);
  }
  double sum = 0;
  for (std::size_t i = 1; i < positions.size(); ++i) {
    const Xapian::termpos distance = least_distance(positions[i - 1], positions[i]);
    if (distance <= furthest) sum += 1.0 / distance;
  }
  return sum / static_cast<double>(words_.size() - 1);
}

}  // namespace dateline
