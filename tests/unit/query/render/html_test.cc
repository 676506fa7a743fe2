#include <catch2/catch.hpp>

#include "query/render/html_charts.h"
#include "query/render/html_page.h"
#include "query/render/renderer.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

SearchResult report_of(const std::string& title) {
  SearchResult result;
  result.query = "<script>alert(1)</script>";
  result.understood = "votes";
  result.count = result.distinct = 1;
  result.facets = {{FacetKind::source, {{title, 3}}, 0, true}};
  result.timeline = Timeline{
      TimelineUnit::year, {{*Date::parse("2020-01-01"), 4}, {*Date::parse("2022-01-01"), 2}}, 1};
  Hit hit;
  hit.rank = 1;
  hit.release = test::make_release(title, "All votes count.", "2022-11-22");
  hit.release.source = title;
  hit.release.url = "javascript:alert(1)";
  hit.title = {title, {}};
  hit.snippet = {"All votes count.", {{4, 9, 0}}};
  result.hits = {hit};
  return result;
}

std::string html_of(const SearchResult& result, const RenderOptions& options = {}) {
  const auto renderer = make_renderer("html", options);
  std::string out;
  renderer->begin(out);
  renderer->result(result, out);
  renderer->end(out);
  return out;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("nothing in a release or query becomes markup", "[html]") {
  const std::string html = html_of(report_of("\"><img src=x onerror=alert(1)>&<!--\u202E"));
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("<!--") == std::string::npos);
  CHECK(html.find("javascript:") == std::string::npos);
  CHECK(html.find("\u202E") == std::string::npos);
  CHECK(html.find("&quot;&gt;&lt;img src=x") != std::string::npos);
}

TEST_CASE("a report needs nothing but itself, and says what it is", "[html]") {
  auto result = report_of("Voters decide");
  result.hits[0].release.url = "https://quay.example/1?a=1&b=2";
  RenderOptions options;
  options.made = {"2026-11-29 11:00 UTC", "from news.db"};
  const std::string html = html_of(result, options);
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(html.find("default-src &apos;none&apos;") == std::string::npos);
  CHECK(html.find("Content-Security-Policy\" content=\"default-src 'none'") != std::string::npos);
  CHECK(html.find("src=\"") == std::string::npos);
  CHECK(html.find("All <mark>votes</mark> count.") != std::string::npos);
  CHECK(html.find("<a href=\"https://quay.example/1?a=1&amp;b=2\">Voters decide</a>") !=
        std::string::npos);
  CHECK(html.find("<dd>from news.db</dd>") != std::string::npos);
  CHECK(html.find("<dt>understood as</dt><dd>votes</dd>") != std::string::npos);
  CHECK(occurrences(html, "<h1>") == 1);
  CHECK(html.ends_with("</html>\n"));
}

TEST_CASE("figures have names, labels and their numbers", "[html]") {
  const std::string html = html_of(report_of("Wire"));
  CHECK(html.find("<svg role=\"img\" aria-label=\"Releases by year, 2020 to 2022; at most 4\"") !=
        std::string::npos);
  CHECK(html.find("<title>2020: 4</title>") != std::string::npos);
  CHECK(html.find("<tr><td>2022</td><td class=\"number\">2</td></tr>") != std::string::npos);
  CHECK(html.find(">3 Wire</text>") != std::string::npos);
  CHECK(timeline_html({}).find("<svg") == std::string::npos);
}

TEST_CASE("several queries are chapters of one report", "[html]") {
  RenderOptions options;
  options.batch = true;
  options.title = "Watches";
  const auto renderer = make_renderer("html", options);
  std::string html;
  renderer->begin(html);
  renderer->result(report_of("One"), html);
  renderer->result(report_of("Two"), html);
  renderer->end(html);
  CHECK(occurrences(html, "<h1>") == 1);
  CHECK(occurrences(html, "<main>") == 1);
  CHECK(html.find("<h1>Watches</h1>") != std::string::npos);
  CHECK(occurrences(html, "<h3>Releases</h3>") == 2);
}
