#include "indexer/segment/glass/term_list.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline::glass {
namespace {

TEST_CASE("terms share their prefixes") {
  TermListEncoder encoder;
  encoder.begin(3, 9);
  encoder.add("ab", 2);
  encoder.add("abc", 1);
  encoder.add("abd", 200);
  CHECK(encoder.tag() == std::string("\x09\x03\x02"
                                     "ab\x02"
                                     "\x02\x01"
                                     "c\x01"
                                     "\x02\x01"
                                     "d\xc8\x01"));
}

TEST_CASE("a document without terms has an empty tag, whatever preceded it") {
  TermListEncoder encoder;
  encoder.begin(1, 1);
  encoder.add("word", 1);
  encoder.begin(0, 0);
  CHECK(encoder.tag().empty());
}

}  // namespace
}  // namespace dateline::glass
