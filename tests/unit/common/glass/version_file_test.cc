#include "common/glass/version_file.h"

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

TEST_CASE("roots are read as they were written") {
  TableRoots roots;
  for (std::uint32_t i = 0; i < roots.size(); ++i) {
    if (i == 3) continue;  // a table without entries
    roots[i] = {1000 * i + 5, i % 4, 100000 * i, 1000 * i + 6};
  }
  const std::string content = encode_version_file(roots, {});
  const auto read = decode_roots(content);
  REQUIRE(read);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    INFO(table_names[i]);
    CHECK((*read)[i].block == roots[i].block);
    CHECK((*read)[i].level == roots[i].level);
    CHECK((*read)[i].entries == roots[i].entries);
    CHECK((*read)[i].blocks == roots[i].blocks);
  }
  for (std::size_t size = 0; size < content.size() / 2; ++size) {
    CHECK_FALSE(decode_roots(content.substr(0, size)));
  }
  CHECK_FALSE(decode_roots("another format, which is longer than the signature and the UUID"));
}

TEST_CASE("an empty table has no levels") {
  TableRoots roots;
  CHECK(decode_roots(encode_version_file(roots, {})));
  roots[2].level = 1;
  CHECK_FALSE(decode_roots(encode_version_file(roots, {})));
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
