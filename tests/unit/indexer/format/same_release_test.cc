#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "indexer/clean/cleaner.h"
#include "tests/support/dump_reader.h"
#include "tests/support/source_directory.h"

namespace dateline {
namespace {

// data/sample/forms contains the same release in every form.
TEST_CASE("a release is the same in every form") {
  std::map<std::string, Release> releases;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_directory() / "data/sample/forms")) {
    INFO(entry.path().string());
    auto records = test::read_dump(entry.path().string());
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].raw);
    auto release = clean(records[0].record, std::move(*records[0].raw));
    REQUIRE(release);
    releases[entry.path().filename().string()] = *std::move(release);
  }
  CHECK(releases.size() >= 11);
  const Release& first = releases.begin()->second;
  CHECK(first.title == "Larkhaven Opens Its First Tidal Power Station");
  CHECK(first.body.starts_with("The port of Larkhaven switched on"));
  CHECK(first.body.ends_with("who lives in the harbour district."));
  for (const auto& [file, release] : releases) {
    INFO(file);
    CHECK(release.title == first.title);
    CHECK(release.date == Date::from_ymd(2023, 4, 4));
    CHECK(release.body == first.body);
    CHECK_FALSE(release.id.empty());
  }
}

}  // namespace
}  // namespace dateline
