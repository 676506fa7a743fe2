#include "query/search/short_ids.h"

#include <catch2/catch.hpp>

#include "common/database/guard.h"
#include "common/schema/keyword.h"
#include "query/search/lookup.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Release with_id(const std::string& id, const std::string& file = "releases.txt",
                const std::string& member = {}, std::uint32_t record = 0) {
  Release release = test::make_release("Ferry " + id, "The ferry sails again.", "2021-05-04");
  release.id = id;
  release.origin.file = file;
  release.origin.member = member;
  release.origin.record = record;
  return release;
}

std::vector<std::string> found(const Snapshot& snapshot, const std::string& reference) {
  std::vector<std::string> ids;
  const auto releases = find_releases(snapshot, {reference});
  REQUIRE(releases);
  for (const IndexedRelease& each : *releases) ids.push_back(each.release.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("terms of ids begin alike where digests do", "[short-ids]") {
  const Field& id = field(FieldId::id);
  CHECK(number_in_term(boolean_term(id, "d53fb024dd23070a").substr(1)) == 0xd53fb024dd23070a);
  CHECK(id_digits("d53fb024dd23070a") == "d53fb024dd23070a");
  CHECK(id_digits("http://quay.example/1") != "http://quay.example/1");
  CHECK(id_digits("http://quay.example/1").size() == 16);
  CHECK(number_in_term("too short") == std::nullopt);
}

TEST_CASE("short ids are as long as they need to be", "[short-ids]") {
  const test::TestIndex index({with_id("d53fb024dd23070a"), with_id("d53fb0240000000b"),
                               with_id("a000000000000001"), with_id("quay-7")});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  const ShortIds ids(snapshot->database());
  CHECK(ids.shorten("d53fb024dd23070a") == "d53fb024d");
  CHECK(ids.shorten("d53fb0240000000b") == "d53fb0240");
  CHECK(ids.shorten("a000000000000001") == "a00000");
  CHECK(ids.shorten("quay-7") == id_digits("quay-7").substr(0, 6));
  CHECK(ids.shorten("").empty());
}

TEST_CASE("a release is found by what people call it", "[short-ids]") {
  const test::TestIndex index(
      {with_id("d53fb024dd23070a"), with_id("d53fb0240000000b", "/far/a.zip", "b.txt"),
       with_id("a000000000000001", "/far/a.zip", "c.txt", 3), with_id("quay-7")});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  CHECK(found(*snapshot, "d53fb024dd23070a") == Ids{"d53fb024dd23070a"});
  CHECK(found(*snapshot, "d53fb024d") == Ids{"d53fb024dd23070a"});
  CHECK(found(*snapshot, "D53FB024D") == Ids{"d53fb024dd23070a"});
  CHECK(found(*snapshot, "a000") == Ids{"a000000000000001"});
  CHECK(found(*snapshot, "a00").empty());  // too short to be meant
  CHECK(found(*snapshot, id_digits("quay-7").substr(0, 5)) == Ids{"quay-7"});
  CHECK(found(*snapshot, "/far/a.zip") == Ids{"d53fb0240000000b", "a000000000000001"});
  CHECK(found(*snapshot, "/far/a.zip : b.txt") == Ids{"d53fb0240000000b"});
  CHECK(found(*snapshot, "/far/a.zip : c.txt #3") == Ids{"a000000000000001"});
  CHECK(found(*snapshot, "/far/a.zip : c.txt #4").empty());
  CHECK(found(*snapshot, "").empty());
  CHECK(found(*snapshot, ":#").empty());

  const auto ambiguous = find_releases(*snapshot, {"d53fb0"});
  REQUIRE_FALSE(ambiguous);
  CHECK(ambiguous.error().kind == ErrorKind::usage);
  CHECK(ambiguous.error().message == "several ids begin with d53fb0");
  CHECK(ambiguous.error().hint ==
        "which of these? d53fb0240 (Ferry d53fb0240000000b, 2021-05-04); "
        "d53fb024d (Ferry d53fb024dd23070a, 2021-05-04)");
}
