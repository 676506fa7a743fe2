#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/database/snapshot.h"

namespace dateline {

/// The stems that tell the best releases found from the others, and how much each counts.
struct Expansion {
  struct Stem {
    std::string text;   ///< without prefix
    double weight = 0;  ///< all of them together are 1
  };
  std::vector<Stem> stems;  ///< the weightiest first
};

/// Finds words for a query in the 10 releases that match it best: a relevance model (Lavrenko and
/// Croft, "Relevance-Based Language Models", 2001) in which a word also counts by how rare it is,
///
///     weight(t) ~ sum over releases d of  w(d) * wdf(t, d) / length(d) * log(N / df(t))
///
/// of which the 20 greatest are kept. Words in only one release are left out. May throw Xapian's
/// exceptions.
Expansion find_expansion(const Snapshot& snapshot, const Xapian::Query& query);

/// The stems that tell one release from all others, by the same formula.
Expansion own_stems(const Snapshot& snapshot, Xapian::docid document);

/// The term of the index that a stem is.
std::string stem_term(const Expansion::Stem& stem);

/// Any of the stems, each counting by its weight, all of them together as `share`. At least one.
Xapian::Query any_stem(const Expansion& expansion, double share = 1);

/// How much the stems count in an expanded query; the query itself counts the rest, by its length.
inline constexpr double expansion_share = 0.6;

/// By what expanded() multiplies the weight of the query itself.
double own_scale(const Xapian::Query& query);

/// The query and its expansion, interpolated 2 to 3. Where `widen` is set the new words find
/// releases of their own, else they only rank what the query finds.
Xapian::Query expanded(const Xapian::Query& query, const Expansion& expansion, bool widen);

}  // namespace dateline
