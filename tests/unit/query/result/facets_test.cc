#include "query/result/facets.h"

#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Release issued(const std::string& id, const std::string& date, const std::string& source,
               const std::string& issuer, std::vector<std::string> tickers) {
  Release release = test::make_release(id, "ferry", date);
  release.source = source;
  release.issuer = issuer;
  release.tickers = std::move(tickers);
  return release;
}

const std::vector<Release> releases{issued("a", "2021-12-31", "Wire B", "Quay Ltd", {"NYSE:QY"}),
                                    issued("b", "2022-01-03", "Wire A", "QUAY LTD", {"NYSE:QY"}),
                                    issued("c", "2022-01-30", "Wire B", "Harbour", {"QY", "HB"}),
                                    issued("d", "", "", "", {})};

std::string listed(const Facet& facet) {
  std::string text;
  for (const FacetCount& each : facet.counts) {
    text += each.value + '=' + std::to_string(each.count) + ' ';
  }
  return text + "none=" + std::to_string(facet.without);
}

}  // namespace

TEST_CASE("facets of fields without a slot come from the stored releases", "[facets]") {
  const test::TestIndex index(releases);
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "ferry";
  request.facets = {FacetKind::issuer, FacetKind::source, FacetKind::ticker, FacetKind::month,
                    FacetKind::place};
  const auto result = session->search(request);
  REQUIRE(result);
  CHECK(listed(result->facets[0]) == "Quay Ltd=2 Harbour=1 none=1");
  CHECK(listed(result->facets[1]) == "Wire B=2 Wire A=1 none=1");
  CHECK(listed(result->facets[2]) == "NYSE:QY=2 HB=1 QY=1 none=1");
  CHECK(listed(result->facets[3]) == "2021-12=1 2022-01=2 none=1");
  CHECK(listed(result->facets[4]) == "none=4");
  CHECK(limited(result->facets[0], 1).size() == 1);
  CHECK(limited(result->facets[0], std::nullopt).size() == 2);
}

TEST_CASE("two facets make a table", "[facets]") {
  const test::TestIndex index(releases);
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "ferry";
  request.tables = {{FacetKind::source, FacetKind::month}};
  const auto result = session->search(request);
  REQUIRE(result);
  REQUIRE(result->tables.size() == 1);
  const FacetTable& table = result->tables.front();
  CHECK(table.pair.name() == "source*month");
  CHECK(table.rows == std::vector<std::string>{"Wire B", "Wire A", ""});
  CHECK(table.columns == std::vector<std::string>{"2021-12", "2022-01", ""});
  CHECK(table.cell(0, 0) == 1);
  CHECK(table.cell(0, 1) == 1);
  CHECK(table.cell(1, 0) == 0);
  CHECK(table.cell(1, 1) == 1);
  CHECK(table.cell(2, 2) == 1);
  std::size_t all = 0;
  for (const auto& [place, count] : table.cells) all += count;
  CHECK(all == result->count);
}
