#include "indexer/pipeline/run_progress.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace dateline;

TEST_CASE("outcomes and their dumps combine into entries") {
  DumpEntry plain;
  plain.dump = {"archive/a.txt", 10, 1700000000000000000, 7};
  plain.digest = UINT64_MAX;
  plain.records = 1;
  plain.releases = 1;
  DumpEntry refused;
  refused.dump = {"archive/b.jsonl", 0, 1700000000000000001, 8};
  refused.records = 3;
  refused.resume = ResumePoint{400, 2, 2};
  refused.refusals = {{"archive/b.jsonl", "", 1, false, "is no JSON"},
                      {"archive/b.jsonl", "member", 0, true, "cannot be read"}};
  DumpEntry doubtful = plain;
  doubtful.dump = {"archive/c.txt", 5, DumpEntry::in_doubt, 9};

  const std::vector<DumpEntry> entries{plain, refused, doubtful};
  DumpList dumps;
  OutcomeList outcomes;
  for (const DumpEntry& entry : entries) {
    Dump found = entry.dump;
    if (found.modified_ns == DumpEntry::in_doubt) found.modified_ns = 1700000000000000002;
    dumps.add(found);
    outcomes.add(entry);
  }
  std::vector<DumpEntry> joined;
  outcomes.join(dumps, [&](const DumpEntry& entry) { joined.push_back(entry); });
  CHECK(joined == entries);
}

TEST_CASE("dumps without an outcome give no entries") {
  DumpList dumps;
  dumps.add({"archive/a.txt", 10, 1, 7});
  unsigned visited = 0;
  OutcomeList().join(dumps, [&](const DumpEntry&) { ++visited; });
  CHECK(visited == 0);
}
