#include "indexer/document/posting_groups.h"

#include <catch2/catch.hpp>
#include <vector>

namespace dateline {
namespace {

using Postings = std::vector<Posting>;

TEST_CASE("postings of a document are grouped by term") {
  PostingGroups groups;
  Postings found;
  groups.group(Postings{{7, 1}, {2, 5}, {7, 2}, {2, 1}, {7, 1}, {4, 0}}, 8, found);
  CHECK(found == Postings{{7, 4}, {2, 6}, {4, 0}});
}

TEST_CASE("nothing of the previous document is left") {
  PostingGroups groups;
  Postings found;
  groups.group(Postings{{1, 1}, {2, 1}}, 3, found);
  groups.group(Postings{{2, 1}}, 3, found);
  CHECK(found == Postings{{2, 1}});
  groups.group({}, 3, found);
  CHECK(found.empty());
}

}  // namespace
}  // namespace dateline
