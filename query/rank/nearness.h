#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace dateline {

/// Words that follow each other in a query; each is any of several terms that have positions.
using WordSequence = std::vector<std::vector<std::string>>;

/// How near to each other words stand in a document, between 0 and 1:
///
///     nearness(d) = mean over neighbours a, b of the query of  1 / distance(a, b, d)
///
/// where the distance is the least between any two of their positions, in either order; it is 1
/// for words side by side, and over 8 the words are not near. 0 for fewer than two words, and in an
/// index without positions. May throw Xapian's exceptions.
double nearness(const Xapian::Database& database, Xapian::docid document,
                const WordSequence& words);

}  // namespace dateline
