#include "indexer/source/dump_list.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

using namespace dateline;

TEST_CASE("a list of dumps returns what was added, in order, any number of times") {
  const std::vector<Dump> dumps{
      {"archive/2001/may/a.txt", 12, 1'000'000'000'123'456'789, 42},
      {"archive/2001/may/b.txt", 0, -5, UINT64_MAX},
      {"archive/2001/may/b.txt.gz", UINT32_MAX, 0, 0},
      {"archive/2001", 7, 3, 1},
      {"elsewhere/\xc3\xa9", 1, 1, 1},
      {"elsewhere/\xc3\xa8", 1, 1, 1},
  };
  DumpList list;
  CHECK(list.empty());
  CHECK(list.begin() == list.end());
  for (const Dump& dump : dumps) list.add(dump);
  list.shrink();
  for (int round = 0; round < 2; ++round) {
    std::vector<Dump> again;
    for (const Dump& dump : list) again.push_back(dump);
    CHECK(again == dumps);
  }
  CHECK(list.size() == dumps.size());
  CHECK(list.bytes() == 21 + std::uint64_t{UINT32_MAX});
}
