#include "common/manifest/manifest.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/manifest/entry_list.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;

namespace {

DumpEntry entry_of(const std::string& path) {
  DumpEntry entry;
  entry.dump = {path, 1234, -5'000'000'000, 42};
  entry.digest = 0xFEDCBA9876543210;
  entry.records = 3;
  entry.releases = 1;
  entry.resume = {1000, 2, 2};
  entry.refusals = {{path, "", 0, true, "is empty"}, {path, "a/b", 7, false, "has no text", 12}};
  return entry;
}

}  // namespace

TEST_CASE("the manifest is restored from the index, and only changed shards are rewritten") {
  const test::TemporaryDirectory temporary;
  Xapian::WritableDatabase database((temporary.path() / "db").string(), Xapian::DB_CREATE);
  Manifest manifest;
  for (int i = 0; i < 2000; ++i) manifest.put(entry_of("archive/" + std::to_string(i)));
  for (const auto& [key, value] : manifest.take_changes()) database.set_metadata(key, value);
  database.commit();

  auto again = Manifest::read(CheckedDatabase(database));
  REQUIRE(again);
  CHECK(*again == manifest);
  CHECK(again->take_changes().empty());

  again->put(entry_of("archive/new"));
  CHECK(again->take_changes().size() == 1);
  again->erase("archive/new");
  again->erase("archive/7");
  for (const auto& [key, value] : again->take_changes()) database.set_metadata(key, value);
  const auto last = Manifest::read(CheckedDatabase(database));
  REQUIRE(last);
  CHECK_FALSE(last->find("archive/7"));
  CHECK_FALSE(last->find("archive/new"));
  CHECK(last->find("archive/8") == entry_of("archive/8"));
  CHECK(Manifest::read_entry(CheckedDatabase(database), "archive/8") == entry_of("archive/8"));
  CHECK(Manifest::read_entry(CheckedDatabase(database), "archive/7").error().kind ==
        ErrorKind::index_corrupt);
}

TEST_CASE("a manifest is visited in path order, with totals") {
  Manifest manifest;
  CHECK(manifest.begin() == manifest.end());
  std::set<std::string> expected;
  for (int i = 1000; i > 0; --i) {
    const std::string path = "archive/" + std::to_string(i);
    manifest.put(entry_of(path));
    expected.insert(path);
  }
  std::vector<std::string> paths;
  for (const DumpEntry& entry : manifest) paths.push_back(entry.dump.path);
  CHECK(paths == std::vector<std::string>(expected.begin(), expected.end()));
  const ManifestTotals totals = manifest.totals();
  CHECK(totals.dumps == 1000);
  CHECK(totals.bytes == 1'234'000);
  CHECK(totals.releases == 1000);
  CHECK(manifest.refusals().size() == 2000);
}

TEST_CASE("damaged bytes of an entry are detected or read, never worse") {
  std::string good;
  put_entry(good, entry_of("archive/x"));
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string bad = good.substr(0, 1 + random() % good.size());
    bad[random() % bad.size()] = static_cast<char>(random());
    std::string_view rest = bad;
    DumpEntry entry;
    if (take_entry(rest, entry)) CHECK(rest.size() < bad.size());
  }
}
