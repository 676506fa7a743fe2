#include "indexer/pipeline/index_plan.h"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>

using namespace dateline;

namespace {

// What is visited: a dump as its path, an entry as its path in brackets.
std::string joined(std::initializer_list<const char*> dumps,
                   std::initializer_list<const char*> entries) {
  DumpList list;
  for (const char* path : dumps) list.add({path, 1, 1, 1});
  Manifest manifest;
  for (const char* path : entries) {
    DumpEntry entry;
    entry.dump.path = path;
    manifest.put(entry);
  }
  std::string visited;
  join_by_path(list, manifest, [&](const Dump* dump, const DumpEntry* entry) {
    if (dump != nullptr) visited += dump->path;
    if (entry != nullptr) visited += '[' + entry->dump.path + ']';
    visited += ' ';
  });
  return visited;
}

}  // namespace

TEST_CASE("dumps and entries are joined by path") {
  CHECK(joined({}, {}).empty());
  CHECK(joined({"a", "b"}, {}) == "a b ");
  CHECK(joined({}, {"b", "a"}) == "[a] [b] ");
  CHECK(joined({"a", "c", "d", "f"}, {"e", "b", "d"}) == "a [b] c d[d] [e] f ");
  CHECK(joined({"b"}, {"a", "b", "c"}) == "[a] b[b] [c] ");
}
