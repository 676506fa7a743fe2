#include "query/serve/site.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "common/text/json_text.h"
#include "query/render/json_renderer.h"
#include "query/serve/error_response.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Release from(const std::string& id, const std::string& title, const std::string& source,
             const std::string& date) {
  Release release =
      test::make_release(title, "The ferry of " + title + " sails again today.", date);
  release.id = id;
  release.source = source;
  release.sources.source = FactSource::url;
  release.date_source = DateSource::dateline;
  return release;
}

/// A site on an index of a few releases.
class Served {
 public:
  explicit Served(const SearchRequest& defaults = {})
      : index_({from("a", "Quay", "Wire A", "2021-05-04"),
                from("b", "Pier", "Wire B", "2022-01-02"),
                from("http://x/\"<b>", "\"><script>alert(1)</script>", "<i>Wire", "2022-01-03")}),
        session_(*Session::open({index_.path()})),
        site_(SiteOptions{{index_.path()}, defaults, false, std::nullopt, true}) {}

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

TEST_CASE("a page shows the order that the server sorts in", "[serve]") {
  SearchRequest newest;
  newest.ranking.order = SortOrder::newest;
  Served served(newest);
  CHECK(has(served.page("/"), "<option value=\"newest\" selected>"));
  CHECK(has(served.page("/?q=ferry"), "<a href=\"/release/a?q=ferry&amp;sort=newest\">Quay</a>"));
  CHECK(has(served.page("/?q=ferry&sort=blend"), "<option value=\"blend\" selected>best"));
}

TEST_CASE("a page searches, and each of its states is an address", "[serve]") {
  Served served;
  CHECK(has(served.page("/"), "<form action=\"/\" role=\"search\">"));
  const std::string page = served.page("/?q=ferry&sort=oldest");
  CHECK(has(page, "<strong>3 releases</strong>"));
  CHECK(has(page, "<a href=\"/release/a?q=ferry&amp;sort=oldest\">Quay</a>"));
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
            "href=\"/?q=source%3A%22Wire%20B%22%20%28quay%20OR%20pier%29\""));
  CHECK(has(served.page("/?q=%22ferry"), "href=\"/?q=source%3A%22Wire%20A%22%20%28%22ferry%29\""));
  CHECK_FALSE(has(served.page("/?q=ferry%29%20OR%20quay"), "source%3A"));
}

TEST_CASE("the links of facets and months find as many releases as they say", "[serve]") {
  Served served;
  for (const std::string query :
       {"ferry", "Ferry", "quay%20OR%20pier", "%22ferry", "%E2%80%9Eferry", "ferry%20NOT",
        "ferry%20source%3A%22Wire%20A%22%20source%3A%22Wire%20B%22", "ferry%20date%3A2021-Q2..",
        "%28ferry", "ferry&since=2021-05-02&until=2022-01-02"}) {
    const std::string page = served.page("/?q=" + query);
    const std::regex link(">([0-9]+) <a href=\"/\\?([^\"]*)\">");
    std::size_t links = 0;
    for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it, ++links) {
      const std::string target = std::regex_replace((*it)[2].str(), std::regex("&amp;"), "&");
      INFO(query << " narrowed to " << target);
      CHECK(has(served.page("/?" + target), fmt::format("<strong>{} release", (*it)[1].str())));
    }
    CHECK(links > 0);
  }
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
  CHECK(has(page, "<dt>source</dt><dd>Wire A <span class=\"faint\">from the URL</span></dd>"));
  CHECK(has(page, "<dt>date</dt><dd>2021-05-04 <span class=\"faint\">from the dateline</span>"));
  CHECK(has(page, "<a href=\"/?q=ferry\">Back to the search</a>"));
  // The way back leads to the same search.
  CHECK(has(served.page("/release/a?q=ferry&sort=oldest&page=2"),
            "<a href=\"/?q=ferry&amp;sort=oldest&amp;page=2\">Back to the search</a>"));
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
  const auto expected = nlohmann::json::parse(json_text(to_json(*served.session_.search(request))));
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

TEST_CASE("an index that does not know where facts come from says so", "[serve]") {
  const test::TestIndex index({test::make_release("Quay", "The ferry sails.", "2021-05-04")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  const Site site(SiteOptions{{index.path()}, {}, false, std::nullopt, true});
  const auto page = site.answer(*WebRequest::parse("/release/Quay"), *session).body;
  CHECK(has(page, "This index was written by an earlier version"));
  CHECK_FALSE(has(Served().page("/release/a"), "This index was written by an earlier version"));
}

TEST_CASE("a search that finds nothing offers no exports, but what its parts find", "[serve]") {
  Served served;
  const std::string page = served.page("/?q=ferry%20zebra");
  CHECK(has(page, "nothing found"));
  CHECK(has(page, "<li>3 <a href=\"/?q=ferry\">ferry</a></li>"));
  CHECK_FALSE(has(page, "The same as"));
  CHECK(has(served.page("/?q=ferry"), "The same as"));
}

TEST_CASE("parameters that mean nothing are told, not ignored", "[serve]") {
  Served served;
  for (const char* target :
       {"/?q=ferry&sort=evil", "/?q=ferry&page=-1", "/?q=ferry&page=0", "/?q=ferry&page=501",
        "/?q=ferry&copies=some", "/?since=2022&until=2021", "/search.json?q=ferry&limit=1001",
        "/search.csv?q=ferry&offset=x", "/release/a?sort=evil"}) {
    INFO(target);
    CHECK(served.get(target).status == 400);
  }
  CHECK(has(served.page("/?q=ferry&sort=evil"), "sort: unknown choice 'evil'"));
  CHECK(has(served.page("/?q=ferry&page=-1"), "page: '-1' is not a number from 1 to 500"));
}

TEST_CASE("an error has the form of what was asked for", "[serve]") {
  Served served;
  for (const char* target : {"/search.json?q=sourse:x", "/facets.json?q=sourse:x"}) {
    const WebResponse json = served.get(target);
    CHECK(json.type == "application/json");
    const auto error = nlohmann::json::parse(json.body)["error"];
    CHECK(error["status"] == 400);
    CHECK(error["message"] == "unknown field 'sourse:'");
    CHECK(error["hint"] == "did you mean 'source:'?");
  }
  CHECK(nlohmann::json::parse(served.page("/nowhere.json"))["error"]["status"] == 404);
  for (const char* target :
       {"/search.csv?q=sourse:x", "/search.atom?q=sourse:x", "/release/nobody/raw"}) {
    const WebResponse text = served.get(target);
    CHECK(text.status >= 400);
    CHECK(text.type == "text/plain; charset=utf-8");
    CHECK(text.disposition.empty());
    CHECK_FALSE(has(text.body, "<"));
  }
  CHECK(has(served.page("/?q=sourse:x"), "<h1>unknown field"));
}

TEST_CASE("no error controls a terminal", "[serve]") {
  Served served;
  for (const char* target :
       {"/?sort=%1B%5B2J", "/search.csv?sort=%1B%5B2J", "/search.json?sort=%1B"}) {
    const WebResponse error = served.get(target);
    CHECK(error.status == 400);
    CHECK(error.body.find('\x1B') == std::string::npos);
  }
}

TEST_CASE("no error names a file of the server", "[serve]") {
  Served served;
  const WebResponse lost = served.get("/release/a/raw");  // its dump never was
  CHECK(lost.status >= 500);
  CHECK_FALSE(has(lost.body, "/"));
  CHECK_FALSE(lost.fault.empty());

  const Error missing{ErrorKind::index_missing, "/srv/news.db: no index found", "build /srv"};
  const Error broken{ErrorKind::io, "/srv/news.db: Permission denied", ""};
  for (const auto form : {ErrorForm::page, ErrorForm::json, ErrorForm::text}) {
    for (const Error& error : {missing, broken}) {
      const WebResponse response = error_response(form, error);
      CHECK(response.status >= 500);
      CHECK_FALSE(has(response.body, "/srv"));
      CHECK(response.fault == error.message);
    }
  }
}

TEST_CASE("a browser that wants an icon gets none, cleanly", "[serve]") {
  const WebResponse icon = Served().get("/favicon.ico");
  CHECK(icon.status == 204);
  CHECK(icon.body.empty());
}

TEST_CASE("original bytes are only offered where they are given out", "[serve]") {
  Served served;
  CHECK(has(served.page("/release/a"), "/release/a/raw"));
  served.site_ = Site(SiteOptions{{served.index_.path()}, {}, false, std::nullopt, false});
  CHECK_FALSE(has(served.page("/release/a"), "/release/a/raw"));
  CHECK(served.get("/release/a/raw").status == 404);
}

TEST_CASE("a watch is a link to the search for what it matches", "[serve]") {
  Served served;
  const test::TemporaryDirectory state;
  auto store = WatchStore::open(state.path().string());
  REQUIRE(store);
  const auto add = [&](const std::string& name, std::vector<std::string> line) {
    Watch watch;
    watch.name = name;
    watch.line = std::move(line);
    REQUIRE(store->add(watch));
  };
  const std::string db = "--db=" + served.index_.path();
  add("ferries", {"search", db, "--since=2021", "--sort=newest", "--copies", "--", "ferry", "<b>"});
  add("any", {"search", db, "--any", "--", "ferry"});
  add("other", {"search", "--db=/srv/other.db", "--", "ferry"});
  add("old", {"search", db, "--gone", "--", "ferry"});
  served.site_ = Site(SiteOptions{{served.index_.path()}, {}, false, *store, true});
  const std::string page = served.page("/watches");
  CHECK(has(page,
            "<a href=\"/?q=ferry%20%3Cb%3E&amp;since=2021&amp;sort=newest&amp;copies=all\">"
            "ferry &lt;b&gt; since 2021</a>"));
  CHECK(has(page, "ferry, with --any, which this page cannot show"));
  CHECK(has(page, "ferry, with another --db, which this page cannot show"));
  CHECK(has(page, "This version does not support its options."));
  CHECK_FALSE(has(page, "/srv"));
  CHECK(has(served.page("/"), "href=\"/watches\""));
}

TEST_CASE("errors have a status and a hint", "[serve]") {
  Served served;
  const WebResponse wrong = served.get("/?q=sourse:wire");
  CHECK(wrong.status == 400);
  CHECK(has(wrong.body, "did you mean"));
  CHECK(served.get("/?q=ferry&since=soon").status == 400);
  CHECK(served.get("/nothing").status == 404);
}

TEST_CASE("a session sees a new generation once it is asked to", "[serve]") {
  Served served;
  served.index_.publish({from("c", "Lighthouse", "Wire C", "2023-01-01")});
  CHECK(has(served.page("/?q=ferry"), "3 releases"));
  REQUIRE(served.session_.refresh());
  CHECK(has(served.page("/?q=ferry"), "1 release"));
}
