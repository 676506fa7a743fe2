#include "query/syntax/examples.h"

#include <catch2/catch.hpp>

#include "indexer/pipeline/index_run.h"
#include "query/search/session.h"
#include "tests/support/source_directory.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

TEST_CASE("example queries match the samples as the manual says") {
  const test::TemporaryDirectory directory;
  IndexOptions options;
  options.index = (directory.path() / "samples.db").string();
  options.paths = {(test::source_directory() / "data/sample").string()};
  REQUIRE(run_index(options, [](const Progress&) {}));
  auto session = Session::open({options.index});
  REQUIRE(session);

  SearchRequest request;
  request.today = *Date::parse("2026-01-01");
  request.limit = 0;
  for (const SyntaxExample& example : syntax_examples) {
    INFO(example.query);
    request.text = example.query;
    const auto result = session->search(request);
    REQUIRE(result);
    CHECK(result->count == example.found);
    CHECK(result->notes.empty());
  }
}

}  // namespace
}  // namespace dateline
