#include "indexer/segment/glass/version_file.h"

#include <catch2/catch.hpp>

namespace dateline::glass {
namespace {

TEST_CASE("documents without words do not count as the shortest") {
  Statistics statistics;
  statistics.add_document(0);
  CHECK(statistics.shortest == 0);
  statistics.add_document(7);
  statistics.add_document(5);
  statistics.add_document(0);
  CHECK(statistics.documents == 4);
  CHECK(statistics.shortest == 5);
  CHECK(statistics.longest == 7);
  CHECK(statistics.total_length == 12);

  Statistics empty;
  empty.add_document(0);
  statistics.add(empty);
  CHECK(statistics.shortest == 5);
  CHECK(statistics.documents == 5);
}

TEST_CASE("two databases differ in their UUID alone") {
  const std::string one = encode_version_file({}, {});
  const std::string other = encode_version_file({}, {});
  REQUIRE(one.size() == other.size());
  CHECK(one != other);
  CHECK(one.starts_with(format_signature()));
  CHECK(one.substr(format_signature().size() + 16) == other.substr(format_signature().size() + 16));
}

}  // namespace
}  // namespace dateline::glass
