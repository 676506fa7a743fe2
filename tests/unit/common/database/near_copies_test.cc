#include "common/database/near_copies.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/support/varint.h"
#include "tests/support/run_fixture.h"

using namespace dateline;
using test::RunFixture;

namespace {

using Documents = std::vector<Xapian::docid>;

TEST_CASE("the list of near copies reads back as it was written") {
  constexpr Xapian::docid last = std::numeric_limits<Xapian::docid>::max();
  for (const Documents& documents : {Documents{}, Documents{1}, Documents{2, 3, 300, last}}) {
    CHECK(decode_near_copies(encode_near_copies(7, documents), 7) == documents);
  }
}

TEST_CASE("a list of another revision is none") {
  const std::string content = encode_near_copies(7, Documents{1, 5});
  CHECK_FALSE(decode_near_copies(content, 6));
  CHECK_FALSE(decode_near_copies(content, 8));
}

TEST_CASE("a damaged list is none") {
  const std::string content = encode_near_copies(7, Documents{1, 5, 300});
  for (std::size_t bit = 0; bit < 8 * content.size(); ++bit) {
    std::string damaged = content;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(decode_near_copies(damaged, 7));
  }
  for (std::size_t size = 0; size < content.size(); ++size) {
    CHECK_FALSE(decode_near_copies(content.substr(0, size), 7));
  }
}

/// The documents of the live index that are listed.
std::optional<Documents> listed(const RunFixture& fixture) {
  const auto snapshot = Snapshot::open({fixture.index()});
  REQUIRE(snapshot);
  return snapshot->near_copies();
}

/// A title with words of its own.
std::string title(const std::string& town) {
  std::string words = "Harbour of " + town;
  for (int i = 0; i < 40; ++i) words += " " + town + std::to_string(i);
  return words;
}

TEST_CASE("an index lists its near copies, after each run") {
  RunFixture fixture;
  fixture.write("a.jsonl", title("Tannick"));
  fixture.write("b.jsonl", title("Quillmere"));
  for (int i = 0; i < 60; ++i)
    fixture.write("c" + std::to_string(i) + ".jsonl", title("Port" + std::to_string(i)));
  REQUIRE(fixture.run());
  CHECK(listed(fixture) == Documents{});

  fixture.write("d.jsonl", title("Tannick"));
  auto report = fixture.run();
  REQUIRE(report);
  CHECK_FALSE(report->rebuilt);
  const auto copies = listed(fixture);
  REQUIRE(copies);
  CHECK(copies->size() == 2);
  CHECK(copies->back() == 63);

  fixture.write("d.jsonl", title("Weir"));
  report = fixture.run();
  REQUIRE(report);
  CHECK_FALSE(report->rebuilt);
  CHECK(listed(fixture) == Documents{});
}

TEST_CASE("without a list that belongs to the tables, all matches are compared") {
  RunFixture fixture;
  fixture.write("a.jsonl", title("Tannick"));
  fixture.write("b.jsonl", title("Tannick"));
  REQUIRE(fixture.run());
  CHECK(listed(fixture) == Documents{1, 2});
  RunFixture other;
  other.write("a.jsonl", title("Tannick"));
  REQUIRE(other.run());
  const IndexDirectory directory(fixture.index());
  const auto file = directory.generation_path(*directory.live()) / near_copies_name;
  std::filesystem::remove(file);
  CHECK_FALSE(listed(fixture));
  const auto two = Snapshot::open({fixture.index(), other.index()});
  REQUIRE(two);
  CHECK_FALSE(two->near_copies());
}

}  // namespace
