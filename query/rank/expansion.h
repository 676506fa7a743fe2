#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/database/snapshot.h"

namespace dateline {

/// The stems that distinguish the best matches from other releases, with their weights.
struct Expansion {
  struct Stem {
    std::string text;   ///< without prefix
    double weight = 0;  ///< all weights add up to 1
  };
  std::vector<Stem> stems;  ///< by descending weight
};

/// Finds words for a query in its 10 best matches by a relevance model (Lavrenko and Croft,
/// "Relevance-Based Language Models", 2001) that also weighs words by their rarity:
///
///     weight(t) ~ sum over releases d of  w(d) * wdf(t, d) / length(d) * log(N / df(t))
///
/// The 20 words with the greatest weights are kept. Words in only one release are ignored. May
/// throw Xapian's exceptions.
Expansion find_expansion(const Snapshot& snapshot, const Xapian::Query& query);

/// The stems that distinguish one release from all others, by the same formula.
Expansion own_stems(const Snapshot& snapshot, const Release& release);

/// The index term of a stem.
std::string stem_term(const Expansion::Stem& stem);

/// A query for any of the stems (at least one) by weight; `share` is their total weight.
Xapian::Query any_stem(const Expansion& expansion, double share = 1);

/// The share of the stems in an expanded query, by its length; the query itself has the rest.
inline constexpr double expansion_share = 0.6;

/// The factor by which expanded() scales the weight of the query itself.
double own_scale(const Xapian::Query& query);

/// The query and its expansion, interpolated 2 to 3. If `widen` is set, the new words also match
/// releases of their own; otherwise they only rank the matches of the query.
Xapian::Query expanded(const Xapian::Query& query, const Expansion& expansion, bool widen);

}  // namespace dateline
