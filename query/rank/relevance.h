#pragma once

#include <xapian.h>

namespace dateline {

/// The weight of a match: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
/// 2009) as Xapian computes it. The parameters were tuned on three collections, see
/// tests/relevance: repeated words in a release count more than with the usual k1 of 1.2, its
/// length counts less than with the usual b of 0.75, and repeated words in a query count almost in
/// full.
inline Xapian::BM25Weight relevance_model() {
  constexpr double term_saturation = 1.6;  // k1
  constexpr double length_share = 0.5;     // b
  constexpr double query_saturation = 8;   // k3
  constexpr double shortest_length = 0.5;  // times the mean; shorter releases count as that long
  return {term_saturation, 0, query_saturation, length_share, shortest_length};
}

}  // namespace dateline
