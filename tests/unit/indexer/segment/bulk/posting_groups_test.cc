#include "indexer/segment/bulk/inverter.h"

#include <catch2/catch.hpp>
#include <vector>

namespace dateline {
namespace {

std::vector<std::uint32_t> positions_of(const PostingGroup& group) {
  return {group.positions.begin(), group.positions.end()};
}

TEST_CASE("postings of a document are grouped by term") {
  PostingGroups groups;
  const std::vector<Posting> postings{{7, 3, 1}, {2, 0, 5}, {7, 1, 2},
                                      {2, 9, 1}, {7, 3, 1}, {4, 0, 0}};
  const auto found = groups.group(postings, 8);
  REQUIRE(found.size() == 3);
  CHECK(found[0].term == 7);
  CHECK(found[0].wdf == 4);
  CHECK(positions_of(found[0]) == std::vector<std::uint32_t>{1, 3});
  CHECK(found[1].term == 2);
  CHECK(found[1].wdf == 6);
  CHECK(positions_of(found[1]) == std::vector<std::uint32_t>{9});
  CHECK(found[2].term == 4);
  CHECK(found[2].positions.empty());
}

TEST_CASE("nothing of the previous document is left") {
  PostingGroups groups;
  groups.group(std::vector<Posting>{{1, 1, 1}, {2, 2, 1}}, 3);
  const auto found = groups.group(std::vector<Posting>{{2, 8, 1}}, 3);
  REQUIRE(found.size() == 1);
  CHECK(found[0].wdf == 1);
  CHECK(positions_of(found[0]) == std::vector<std::uint32_t>{8});
  CHECK(groups.group({}, 3).empty());
}

}  // namespace
}  // namespace dateline
