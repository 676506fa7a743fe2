#include "indexer/prose/stop_words.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("words are separated by spaces and line ends, however long they are") {
  const WordCounts counts = count_all_words(" the  bridgehead\nof internationalisation, which a");
  CHECK(counts.words == 6);
  CHECK(counts.stop_words == 4);
  CHECK(counts.ideographs == 0);
  CHECK(count_all_words("").words == 0);
  CHECK(count_all_words(" \n ").words == 0);
}

TEST_CASE("a stop word of eight bytes is recognised, a longer word with that prefix is not") {
  CHECK(count_all_words("från التي").stop_words == 1);  // eight bytes in UTF-8
  CHECK(count_all_words("التيx").stop_words == 0);
}

TEST_CASE("two ideographs are a word, Korean syllables are not") {
  const WordCounts chinese = count_all_words("新闻发布会");
  CHECK(chinese.ideographs == 5);
  CHECK(chinese.words == 1 + 2);
  const WordCounts korean = count_all_words("보도 자료");
  CHECK(korean.words == 2);
  CHECK(korean.ideographs == 4);
}

}  // namespace
}  // namespace dateline
