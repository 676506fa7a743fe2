#include "common/schema/fields.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "common/schema/keyword.h"

using namespace dateline;

TEST_CASE("the table of fields is in the order of FieldId, with distinct names and slots") {
  std::set<std::string_view> names;
  std::set<int> slots;
  std::set<std::string_view> prefixes;
  for (std::size_t i = 0; i < field_table.size(); ++i) {
    const Field& entry = field_table[i];
    CHECK(static_cast<std::size_t>(entry.id) == i);
    CHECK(names.insert(entry.name).second);
    if (entry.slot != no_slot) CHECK(slots.insert(entry.slot).second);
    if (!entry.prefix.empty()) CHECK(prefixes.insert(entry.prefix).second);
    CHECK(find_field(entry.name) == &entry);
  }
  CHECK(find_field("no such field") == nullptr);
}

TEST_CASE("keywords are compared ignoring case and extra spaces") {
  CHECK(normalise_keyword("  EIN  Presswire\n") == "ein presswire");
  CHECK(normalise_keyword("Orb\u00C1N") == "orb\u00E1n");
  CHECK(normalise_keyword(" \t ").empty());
}

TEST_CASE("the host of a URL has no scheme, port, user and www") {
  CHECK(host_of_url("https://www.Example.org:8080/a?b#c") == "example.org");
  CHECK(host_of_url("http://user:secret@news.example.com") == "news.example.com");
  CHECK(host_of_url("urn:isbn:123").empty());
}
