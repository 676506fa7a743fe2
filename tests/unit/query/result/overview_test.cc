#include <catch2/catch.hpp>

#include "query/render/overview_text.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Date day(std::string_view text) {
  return *Date::parse(text);
}

Release of(const std::string& id, const std::string& date, const std::string& source,
           std::vector<std::string> channels) {
  Release release = test::make_release(id, "ferry", date);
  release.source = source;
  release.channels = std::move(channels);
  return release;
}

std::string counted(const Facet& facet) {
  std::string text;
  for (const FacetCount& each : facet.counts) {
    text += each.value + '=' + std::to_string(each.count) + ' ';
  }
  return text + "none=" + std::to_string(facet.without);
}

}  // namespace

TEST_CASE("facets and timeline count all matches exactly", "[overview]") {
  const test::TestIndex index({of("a", "2021-12-31", "Wire B", {"Ships", "Travel"}),
                               of("b", "2022-01-03", "Wire A", {"Ships"}),
                               of("c", "2022-01-30", "Wire B", {}), of("d", "", "", {}),
                               test::make_release("e", "nothing", "2001-01-01")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "ferry";
  request.limit = 1;
  request.facets = {FacetKind::source, FacetKind::channel, FacetKind::language, FacetKind::year};
  request.timeline = TimelineUnit::month;
  const auto result = session->search(request);
  REQUIRE(result);
  CHECK(result->count == 4);
  CHECK(counted(result->facets[0]) == "Wire B=2 Wire A=1 none=1");
  CHECK(counted(result->facets[1]) == "Ships=2 Travel=1 none=2");
  CHECK(counted(result->facets[2]) == "en=4 none=0");
  CHECK(counted(result->facets[3]) == "2021=1 2022=2 none=1");
  CHECK(result->first == day("2021-12-31"));
  CHECK(result->last == day("2022-01-30"));
  REQUIRE(result->timeline->periods.size() == 2);
  CHECK(result->timeline->periods[1].begin == day("2022-01-01"));
  CHECK(result->timeline->periods[1].count == 2);
  CHECK(result->timeline->undated == 1);
}

TEST_CASE("undated releases are counted as such", "[overview]") {
  const Facet years{FacetKind::year, {{"2022", 3}}, 2};
  CHECK(facet_text(years, {}) == "by year\n       3  2022\n       2  (undated)\n\n");
}

TEST_CASE("periods are calendar periods", "[overview]") {
  CHECK(period_begin(day("2022-11-20"), TimelineUnit::week) == day("2022-11-14"));
  CHECK(period_begin(day("2022-11-21"), TimelineUnit::week) == day("2022-11-21"));
  CHECK(next_period(day("2024-02-01"), TimelineUnit::month) == day("2024-03-01"));
  CHECK(next_period(day("2023-12-01"), TimelineUnit::month) == day("2024-01-01"));
  CHECK(next_period(day("2023-01-01"), TimelineUnit::year) == day("2024-01-01"));
  CHECK(next_period(day("2023-12-31"), TimelineUnit::day) == day("2024-01-01"));
  CHECK(period_label(day("2023-12-01"), TimelineUnit::month) == "2023-12");
  CHECK(find_named<TimelineUnit>(timeline_units, "month") == TimelineUnit::month);
  CHECK_FALSE(find_named<TimelineUnit>(timeline_units, "").has_value());
  CHECK_FALSE(find_named<FacetKind>(facet_names, "colour").has_value());
}

TEST_CASE("a timeline is drawn as bars, with gaps marked", "[overview]") {
  const Timeline timeline =
      count_timeline({day("2022-01-02"), day("2022-01-03"), day("2022-02-03"), day("2022-06-01")},
                     5, TimelineUnit::month);
  CHECK(timeline_text(timeline, {.width = 32}) ==
        "by month\n"
        "   2022-01        2  ██████████\n"
        "   2022-02        1  █████\n"
        "         ⋮\n"
        "   2022-06        1  █████\n"
        "   undated        1\n\n");
}

TEST_CASE("nothing in a facet controls the terminal", "[overview]") {
  const Facet facet{FacetKind::source, {{"a\x1b[2J", 1}}, 0};
  CHECK(facet_text(facet, {}).find('\x1b') == std::string::npos);
}
