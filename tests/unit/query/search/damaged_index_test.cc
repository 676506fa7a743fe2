// What an index without digests says of itself may be wrong.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "common/database/generation_files.h"
#include "common/database/index_directory.h"
#include "common/database/near_copies.h"
#include "common/glass/block_format.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "query/search/session.h"
#include "query/syntax/any_term.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

std::filesystem::path generation_of(const test::TestIndex& index) {
  const IndexDirectory directory(index.path());
  const auto live = directory.live();
  REQUIRE(live);
  return directory.generation_path(*live);
}

/// Makes an index say that it has one document.
void forget_documents(const std::filesystem::path& generation) {
  const auto version = generation / glass::version_file_name;
  const auto content = read_file(version, glass::block_size);
  REQUIRE(content);
  const auto roots = glass::decode_roots(*content);
  REQUIRE(roots);
  glass::Statistics one;
  one.add_document(1);
  std::ofstream(version, std::ios::binary) << glass::encode_version_file(*roots, one);
}

TEST_CASE("documents after the last one are damage, or not found") {
  const std::vector<Release> releases(200, test::make_release("r", "The tram runs on oil."));
  const test::TestIndex index(releases);
  const auto generation = generation_of(index);
  forget_documents(generation);
  CHECK(write_near_copies(generation));
  const auto terms = std::make_shared<const std::vector<std::string>>(1, "Ztram");
  CHECK_THROWS_AS(AnyTerm(terms, nullptr).init(open_glass(generation)),
                  Xapian::DatabaseCorruptError);
  auto session = Session::open({index.path()}, {});
  REQUIRE(session);
  SearchRequest request;
  request.text = "oil";
  const auto found = session->search(request);
  CHECK((!found || found->count <= 1));
}

}  // namespace
}  // namespace dateline
