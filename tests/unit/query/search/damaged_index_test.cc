// What an index without digests says of itself may be wrong.
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "common/database/near_copies.h"
#include "common/glass/block_format.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "query/retrieve/retriever.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

std::filesystem::path generation_of(const test::TestIndex& index) {
  const IndexDirectory directory(index.path());
  const auto live = directory.live();
  REQUIRE(live);
  return directory.generation_path(*live);
}

/// Makes an index say that it has so many documents.
void claim_documents(const std::filesystem::path& generation, std::uint32_t count) {
  const auto version = generation / glass::version_file_name;
  const auto content = read_file(version, glass::block_size);
  REQUIRE(content);
  const auto roots = glass::decode_roots(*content);
  REQUIRE(roots);
  glass::Statistics claimed;
  claimed.add_document(1);
  claimed.documents = count;
  std::ofstream(version, std::ios::binary) << glass::encode_version_file(*roots, claimed);
}

TEST_CASE("documents after the last one are damage, or not found") {
  const std::vector<Release> releases(200, test::make_release("r", "The tram runs on oil."));
  const test::TestIndex index(releases);
  const auto generation = generation_of(index);
  claim_documents(generation, 1);
  CHECK(write_near_copies(generation));
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  CHECK_THROWS_AS(Retriever(*snapshot).find(with_term("Ztram")), Xapian::DatabaseCorruptError);
  auto session = Session::open({index.path()}, {});
  REQUIRE(session);
  SearchRequest request;
  request.text = "oil";
  const auto found = session->search(request);
  CHECK((!found || found->count <= 1));
}

TEST_CASE("more documents than can have ids are damage") {
  const test::TestIndex index({test::make_release("r", "The tram runs on oil.")});
  claim_documents(generation_of(index), 3'000'000'000);
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE_FALSE(snapshot);
  CHECK(snapshot.error().kind == ErrorKind::index_corrupt);
}

}  // namespace
}  // namespace dateline
