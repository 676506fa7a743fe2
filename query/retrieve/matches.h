#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>
#include <vector>

namespace dateline {

/// The documents that a query matches, in ascending order, and what each weighs.
struct Matches {
  std::vector<Xapian::docid> documents;
  std::vector<double> weights;  ///< of the documents; empty if all are 0

  std::size_t size() const { return documents.size(); }
  double weight(std::size_t place) const { return weights.empty() ? 0 : weights[place]; }
};

struct WeighedDocument {
  Xapian::docid id = 0;
  double weight = 0;
};

/// Makes room for so many.
void reserve(Matches& matches, std::size_t count, bool weighs);

/// Distinct documents in any order.
Matches to_matches(std::vector<WeighedDocument> documents);

/// What both match; weights add up.
Matches in_both(const Matches& a, const Matches& b);

/// The documents of two lists in ascending order that are in both.
std::vector<Xapian::docid> in_both(std::span<const Xapian::docid> a,
                                   std::span<const Xapian::docid> b);

/// What either matches; weights add up or, if `replaces`, are those of `b` where it matches.
Matches in_either(const Matches& a, const Matches& b, bool replaces = false);

/// The same of any number: of several, each pair of neighbours is joined first.
Matches in_any(std::vector<Matches> parts, bool replaces = false);

/// Adds matches that are all behind those of `found`.
void append(Matches& found, const Matches& later);

/// The matches among some documents in ascending order. Takes time for these and for matches
/// between them.
Matches among(const Matches& matches, const std::vector<Xapian::docid>& documents);

/// What `a` matches, with the weights of `b` added where it matches too.
Matches with_weights(Matches&& a, const Matches& b);

/// What `a` matches and `b` does not.
Matches in_first_only(const Matches& a, const Matches& b);

/// The `count` heaviest, heaviest first; of equal weight, by document.
std::vector<WeighedDocument> heaviest(const Matches& matches, std::size_t count);

/// The greatest weight, 0 for none.
double greatest_weight(const Matches& matches);

}  // namespace dateline
