#include "common/manifest/entry_list.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace dateline;

namespace {

DumpEntry entry_of(const std::string& path, std::uint64_t releases) {
  DumpEntry entry;
  entry.dump = {path, 100, 5'000'000'000, 42};
  entry.releases = releases;
  if (releases % 2 == 0) entry.resume = ResumePoint{releases + 50, 1, 1};
  if (releases % 3 == 0) entry.refusals = {{path, "", 0, false, "has no text"}};
  return entry;
}

std::vector<DumpEntry> content_of(const EntryList& list) {
  std::vector<DumpEntry> entries;
  for (EntryCursor cursor(list); cursor.next();) entries.push_back(cursor.entry());
  return entries;
}

}  // namespace

TEST_CASE("a list of entries is a map by path, whatever is inserted and erased") {
  std::mt19937 random(7);
  std::map<std::string, DumpEntry> model;
  EntryList list;
  for (int step = 0; step < 2000; ++step) {
    const std::string path = "archive/" + std::to_string(random() % 50);
    if (random() % 3 == 0) {
      CHECK(list.erase(path) == (model.erase(path) == 1));
    } else {
      const DumpEntry entry = entry_of(path, random() % 1000);
      list.put(entry);
      model.insert_or_assign(path, entry);
    }
    const auto known = model.find(path);
    const auto found = list.find(path);
    REQUIRE(found.has_value() == (known != model.end()));
    if (found) CHECK(*found == known->second);
  }
  CHECK(list.size() == model.size());
  std::vector<DumpEntry> expected;
  expected.reserve(model.size());
  for (const auto& [path, entry] : model) expected.push_back(entry);
  CHECK(content_of(list) == expected);
}

TEST_CASE("a list of entries is restored from its bytes and can grow") {
  EntryList list;
  for (const char* path : {"b", "d"}) list.put(entry_of(path, 1));
  auto again = EntryList::parse(list.bytes());
  REQUIRE(again);
  CHECK(*again == list);
  for (const char* path : {"c", "e", "a"}) again->put(entry_of(path, 2));
  std::string paths;
  for (const DumpEntry& entry : content_of(*again)) paths += entry.dump.path;
  CHECK(paths == "abcde");
}

TEST_CASE("an entry takes its path and some thirty bytes") {
  const std::string folder = "/archive/of/releases/";
  EntryList list;
  for (int i = 1000; i < 2000; ++i) list.put(entry_of(folder + std::to_string(i), 1));
  CHECK(list.bytes().size() < 1000 * (folder.size() + 4 + 30));
}

TEST_CASE("truncated bytes or unsorted paths are not a list of entries") {
  EntryList list;
  list.put(entry_of("a", 1));
  const std::string one = list.bytes();
  CHECK_FALSE(EntryList::parse(one.substr(0, one.size() - 1)));
  CHECK_FALSE(EntryList::parse(one + one));
}
