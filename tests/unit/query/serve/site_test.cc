#include "query/serve/site.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "query/render/json_renderer.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Release from(const std::string& id, const std::string& title, const std::string& source,
             const std::string& date) {
  Release release =
      test::make_release(title, "The ferry of " + title + " sails again today.", date);
  release.id = id;
  release.source = source;
  return release;
}

/// A site on an index of a few releases.
class Served {
 public:
  Served()
      : index_({from("a", "Quay", "Wire A", "2021-05-04"),
                from("b", "Pier", "Wire B", "2022-01-02"),
                from("http://x/\"<b>", "\"><script>alert(1)</script>", "<i>Wire", "2022-01-03")}),
        session_(*Session::open({index_.path()})),
        site_(SiteOptions{{index_.path()}, {}, "", false, std::nullopt}) {}

  WebResponse get(const std::string& target) {
    return site_.answer(*WebRequest::parse(target), session_);
  }
  std::string page(const std::string& target) { return get(target).body; }

  test::TestIndex index_;
  Session session_;
  Site site_;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page searches, and each of its states is an address", "[serve]") {
  Served served;
  CHECK(has(served.page("/"), "<form action=\"/\" role=\"search\">"));
  const std::string page = served.page("/?q=ferry&sort=oldest");
  CHECK(has(page, "<strong>3 releases</strong>"));
  CHECK(has(page, "<a href=\"/release/a?q=ferry\">Quay</a>"));
  CHECK(has(page, "<option value=\"oldest\" selected>"));
  CHECK(has(page, "href=\"/?q=ferry%20source%3A%22Wire%20A%22&amp;sort=oldest\""));
  CHECK(has(page, "href=\"/?q=ferry&amp;since=2021-05&amp;until=2021-05&amp;sort=oldest\""));
  CHECK(has(served.page("/?q=ferry%20source%3A%22Wire%20A%22"), "<strong>1 release</strong>"));
  CHECK(has(served.page("/?q=ferry&since=2021-05&until=2021-05"), "<strong>1 release</strong>"));
  CHECK(has(served.page("/?since=2022"), "<strong>2 releases</strong>"));
}

TEST_CASE("a facet narrows the whole query, not its last word", "[serve]") {
  Served served;
  CHECK(has(served.page("/?q=quay%20OR%20pier"),
            "href=\"/?q=%28quay%20OR%20pier%29%20source%3A%22Wire%20B%22\""));
  CHECK(has(served.page("/?q=%22ferry"), "href=\"/?q=%22ferry%22%20source%3A%22Wire%20A%22\""));
}

TEST_CASE("behind the last page is a way back", "[serve]") {
  Served served;
  const std::string page = served.page("/?q=ferry&page=50");
  CHECK(has(page, "<a href=\"/?q=ferry\">last page</a>"));
  CHECK_FALSE(has(page, "previous page"));
}

TEST_CASE("a release is shown whole, with the words of the query marked", "[serve]") {
  Served served;
  const std::string page = served.page("/release/a?q=ferry");
  CHECK(has(page, "<h1>Quay</h1>"));
  CHECK(has(page, "The <mark>ferry</mark> of Quay"));
  CHECK(has(page, "<dt>source</dt><dd>Wire A</dd>"));
  CHECK(has(page, "<a href=\"/?q=ferry\">Back to the search</a>"));
  CHECK(served.get("/release/nobody").status == 404);
  CHECK(served.get("/release/").status == 404);
}

TEST_CASE("hostile titles, sources, ids and queries stay text", "[serve]") {
  Served served;
  for (const char* target :
       {"/?q=ferry", "/release/http%3A%2F%2Fx%2F%22%3Cb%3E", "/?q=%22%3E%3Cscript%3E",
        "/?q=ferry&since=%3Cscript%3E", "/?q=sourse:%3Cscript%3E", "/release/%3Cscript%3E"}) {
    const std::string page = served.page(target);
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "<i>"));
    CHECK_FALSE(has(page, "<b>"));
  }
  CHECK(has(served.page("/?q=ferry"), "/release/http%3A%2F%2Fx%2F%22%3Cb%3E?q=ferry"));
}

TEST_CASE("programs get what the terminal prints", "[serve]") {
  Served served;
  SearchRequest request;
  request.text = "ferry";
  request.limit = 2;
  request.ranking.order = SortOrder::oldest;
  const auto expected = nlohmann::json::parse(to_text(to_json(*served.session_.search(request))));
  const WebResponse json = served.get("/search.json?q=ferry&limit=2&sort=oldest");
  CHECK(json.type == "application/json");
  CHECK(nlohmann::json::parse(json.body)["releases"] == expected["releases"]);
  CHECK(served.page("/search.csv?q=ferry").starts_with("rank,score,id"));
  CHECK(served.page("/search.atom?q=ferry").starts_with("<?xml"));
  const auto facets = nlohmann::json::parse(served.page("/facets.json?q=ferry"));
  CHECK(facets["facets"]["source"]["counts"].size() == 3);
  CHECK(facets["releases"].empty());
  CHECK(served.page("/health") == "ok\n");
}

TEST_CASE("errors have a status and a hint", "[serve]") {
  Served served;
  const WebResponse wrong = served.get("/?q=sourse:wire");
  CHECK(wrong.status == 400);
  CHECK(has(wrong.body, "did you mean"));
  CHECK(served.get("/?q=ferry&since=soon").status == 400);
  CHECK(served.get("/nothing").status == 404);
  CHECK(served.get("/release/a/raw").status >= 500);  // its dump never was
}

TEST_CASE("a session sees a new generation once it is asked to", "[serve]") {
  Served served;
  served.index_.publish({from("c", "Lighthouse", "Wire C", "2023-01-01")});
  CHECK(has(served.page("/?q=ferry"), "3 releases"));
  REQUIRE(served.session_.refresh());
  CHECK(has(served.page("/?q=ferry"), "1 release"));
}
