#include "query/search/unknown_values.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Release from(const std::string& id, const std::string& source) {
  Release release = test::make_release(id, "The ferry sails.", "2021-05-04");
  release.source = source;
  return release;
}

/// The notes about a query.
std::string notes(const test::TestIndex& index, const std::string& text) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  const auto result = session->search(request);
  REQUIRE(result);
  return fmt::format("{}", fmt::join(result->notes, "; "));
}

}  // namespace

TEST_CASE("a value that no release has is named, with all that the field has", "[unknown_values]") {
  const test::TestIndex index({from("a", "Harbour News"), from("b", "Tram Wire")});
  CHECK(notes(index, "ferry source:tram") ==
        "no release has source:\"tram\"; values are \"harbour news\", \"tram wire\"");
  CHECK(notes(index, "ferry -source:quay*") ==
        "no release has source:quay*; values are \"harbour news\", \"tram wire\"");
  CHECK(notes(index, "ferry source:\"TRAM wire\"").empty());
  CHECK(notes(index, "ferry source:tram*").empty());
  CHECK(notes(index, "ferry ticker:IBM") == "no release has ticker:\"IBM\"");
  // What has no values to name.
  CHECK(notes(index, "ferry id:nobody title:nobody").empty());
}

TEST_CASE("of many values, those are named that are alike", "[unknown_values]") {
  std::vector<Release> releases{from("x", "Harbour News"), from("y", "The Harbour"),
                                from("z", "Arbour")};
  for (int i = 10; i < 20; ++i) {
    releases.push_back(from(std::to_string(i), fmt::format("Wire {}", i)));
  }
  const test::TestIndex index(releases);
  CHECK(notes(index, "ferry source:harbour") ==
        "no release has source:\"harbour\"; did you mean \"arbour\" or \"the harbour\" or "
        "\"harbour news\"");
  CHECK(notes(index, "ferry source:tidings") == "no release has source:\"tidings\"");
}
