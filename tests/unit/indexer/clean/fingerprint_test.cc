#include "indexer/clean/fingerprint.h"

#include <fmt/format.h>

#include <bit>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace dateline {
namespace {

std::string sample(int skipped) {
  std::string text;
  for (int i = 0; i < 400; ++i) {
    if (i != skipped) text += "word" + std::to_string(i * 7 % 101) + (i % 9 == 8 ? ".\n" : " ");
  }
  return text;
}

TEST_CASE("case, punctuation and spaces do not change a fingerprint") {
  const auto plain = fingerprint("The bridge, it says here, was opened on May 4.");
  const auto other = fingerprint("the bridge it says  HERE\nwas opened “on” May 4");
  CHECK(plain.exact == other.exact);
  CHECK(plain.near == other.near);
  CHECK(plain.exact != fingerprint("The bridge was opened on May 4.").exact);
}

TEST_CASE("words are the same whatever their neighbours") {
  // Non-ASCII punctuation takes another code path than a space.
  for (std::size_t size = 1; size < 20; ++size) {
    const std::string word = std::string("Zaz09AbQxY1234567890").substr(0, size);
    CAPTURE(word);
    const auto exact = [&](std::string_view format) {
      return fingerprint(fmt::format(fmt::runtime(format), word)).exact;
    };
    const auto plain = exact("{0} {0}; {0}");
    CHECK(plain == exact("{0}—{0}“{0}”"));
    CHECK(plain != exact("{0} {0} {0}é"));
    CHECK(plain != exact("{0} {0} {0}e"));
  }
}

TEST_CASE("fingerprints match those stored in existing indexes") {
  const auto print = fingerprint("Ten bridges, 3 “tunnels”: Zürich's internationalisation.");
  CHECK(print.exact == 0x0ED783CE191443E1U);
  CHECK(print.near == 0x43A8C7F8AD6E8F85U);
  const auto longer = fingerprint(sample(-1));
  CHECK(longer.exact == 0x46E01FEECD169150U);
  CHECK(longer.near == 0x0B4E77E5FF4FA07CU);
}

TEST_CASE("near copies have near fingerprints, other texts do not") {
  const auto whole = fingerprint(sample(-1));
  const auto copy = fingerprint(sample(200));
  CHECK(whole.exact != copy.exact);
  CHECK(std::popcount(whole.near ^ copy.near) <= 8);
  std::string other;
  for (int i = 0; i < 400; ++i) other += "term" + std::to_string(i * 13 % 97) + " ";
  CHECK(std::popcount(whole.near ^ fingerprint(other).near) > 12);
}

TEST_CASE("a text without words has no fingerprint") {
  CHECK(fingerprint("").exact == 0);
  CHECK(fingerprint(" ... – \n").near == 0);
  CHECK(fingerprint_bytes(0).empty());
  CHECK(fingerprint_bytes(0x0102030405060708).size() == 8);
  CHECK(fingerprint("Short").near != 0);
}

}  // namespace
}  // namespace dateline
