#include "query/match/phrase_matcher.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

/// The numbers of the words, from 1, with which the phrase ends.
std::vector<std::size_t> ends(const std::vector<std::string>& phrase,
                              const std::vector<std::string>& words) {
  std::vector<std::size_t> found;
  PhraseMatcher matcher(phrase);
  for (std::size_t at = 1; at <= words.size(); ++at) {
    // An empty one stands for a word that is not read.
    if (!words[at - 1].empty() && matcher.ends_with(words[at - 1], at)) found.push_back(at);
  }
  return found;
}

using Ends = std::vector<std::size_t>;

TEST_CASE("a phrase is found wherever its words follow each other") {
  CHECK(ends({"high", "tide"}, {"the", "high", "tide", "is", "high", "tide"}) == Ends{3, 6});
  CHECK(ends({"high", "tide"}, {"high", "", "tide", "high"}).empty());
  CHECK(ends({"tide"}, {"tide", "tide"}) == Ends{1, 2});
}

TEST_CASE("a phrase may begin within another beginning, and overlap itself") {
  CHECK(ends({"a", "b", "a", "c"}, {"a", "b", "a", "b", "a", "c"}) == Ends{6});
  CHECK(ends({"a", "a"}, {"a", "a", "a", "", "a", "a"}) == Ends{2, 3, 6});
  CHECK(ends({"a", "a", "b"}, {"a", "a", "a", "b"}) == Ends{4});
}

TEST_CASE("a long phrase of one word takes no longer in a long text of it") {
  // By comparing at each word anew this would be a hundred thousand million comparisons.
  std::vector<std::string> phrase(100'000, "tide");
  phrase.emplace_back("ebb");
  const std::vector<std::string> words(1'000'000, "tide");
  CHECK(ends(phrase, words).empty());
}

}  // namespace
}  // namespace dateline
