#include "query/rank/nearness.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr Xapian::termpos furthest = 8;

using Positions = std::vector<Xapian::termpos>;

Positions positions_of(const Xapian::Database& database, Xapian::docid document,
                       const std::vector<std::string>& terms) {
  Positions all;
  for (const std::string& term : terms) {
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), database.positionlist_begin(document, term),
               database.positionlist_end(document, term));
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  }
  return all;
}

/// The least distance between two sorted lists of positions.
Xapian::termpos least_distance(const Positions& a, const Positions& b) {
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

double nearness(const Xapian::Database& database, Xapian::docid document,
                const WordSequence& words) {
  if (words.size() < 2) return 0;
  double sum = 0;
  Positions left = positions_of(database, document, words.front());
  for (auto word = std::next(words.begin()); word != words.end(); ++word) {
    Positions right = positions_of(database, document, *word);
    const Xapian::termpos distance = least_distance(left, right);
    if (distance <= furthest) sum += 1.0 / distance;
    left = std::move(right);
  }
  return sum / static_cast<double>(words.size() - 1);
}

}  // namespace dateline
