#include "indexer/reader/json_columns.h"

#include <catch2/catch.hpp>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("a table by columns is refused with its cure") {
  for (
      const char* const json :
      {R"({"title":{"0":"A","1":"B"},"date":{"0":"2020-01-01","1":null},"text":{"0":"a","1":"b"}})",
       R"({"title":["A","B"],"date":["2020-01-01","2020-01-02"],"text":["a","b"]})"}) {
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 1);
    REQUIRE_FALSE(records[0].raw);
    CHECK(records[0].raw.error().message == "a table by columns; found 2 rows");
    CHECK(records[0].raw.error().hint.find("pandas") != std::string::npos);
  }
  // Lists of paragraphs and of names are no columns.
  for (const char* const json : {R"({"title":"A","author":["x","y"],"text":["a","b"]})",
                                 R"({"title":["A"],"date":["2020-01-01"],"text":["a"]})",
                                 R"({"title":["A","B"],"text":["a","b"]})"}) {
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw);
  }
}

}  // namespace
}  // namespace dateline
