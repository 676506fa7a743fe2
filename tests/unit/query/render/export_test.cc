#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

#include "common/text/json_text.h"
#include "indexer/pipeline/clean_run.h"
#include "query/render/export_fields.h"
#include "query/render/json_renderer.h"
#include "query/render/renderers.h"
#include "query/render/table_renderer.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

SearchResult two_hits() {
  SearchResult result;
  result.query = result.understood = "votes";
  result.count = result.distinct = 2;
  for (std::size_t rank = 1; rank <= 2; ++rank) {
    Hit hit;
    hit.rank = rank;
    hit.score = 0.5;
    hit.release = test::make_release("Title", "One, \"two\".\nThree\t3.", "2022-11-22");
    hit.release.id = "id" + std::to_string(rank);
    hit.release.channels = {"Ships", "Travel"};
    hit.concordance = {{"One, ", "two", "."}};
    result.hits.push_back(hit);
  }
  return result;
}

std::string exported(std::string_view format, const SearchResult& result,
                     const RenderOptions& options) {
  const auto renderer = make_renderer(format, options);
  std::string out;
  renderer->begin(out);
  renderer->result(result, out);
  renderer->end(out);
  return out;
}

RenderOptions with_fields(std::string_view list) {
  RenderOptions options;
  options.fields = *read_export_fields(list);
  return options;
}

Facet by_source() {
  return {FacetKind::source, {{"Wire, B", 2}, {"=A", 1}}, 1, true};
}

}  // namespace

TEST_CASE("the fields are those that are asked for, in that order", "[export]") {
  const RenderOptions options = with_fields("title,date,channels,rank,score,body");
  CHECK(exported("csv", two_hits(), options)
            .starts_with(
                "title,date,channels,rank,score,body\r\n"
                "Title,2022-11-22,Ships; Travel,1,0.500000,\"One, \"\"two\"\".\nThree\t3.\"\r\n"));
  CHECK(
      exported("tsv", two_hits(), options)
          .starts_with("title\tdate\tchannels\trank\tscore\tbody\n"
                       "Title\t2022-11-22\tShips; Travel\t1\t0.500000\tOne, \"two\". Three 3.\n"));
  const auto json = nlohmann::json::parse(exported("json", two_hits(), options));
  CHECK(json["releases"][1].size() == 6);
  CHECK(json["releases"][1]["channels"] == nlohmann::json({"Ships", "Travel"}));
  CHECK(json["releases"][1]["body"] == "One, \"two\".\nThree\t3.");
  const std::string lines = exported("jsonl", two_hits(), with_fields("id,date"));
  CHECK(lines ==
        "{\"id\":\"id1\",\"date\":\"2022-11-22\"}\n{\"id\":\"id2\",\"date\":\"2022-11-22\"}\n");
}

TEST_CASE("unknown fields are refused with a hint, and all known ones are listed", "[export]") {
  const auto wrong = read_export_fields("title,isuer");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().hint == "did you mean 'issuer'?");
  CHECK(read_export_fields("title,x").error().hint.ends_with(std::string(export_field_names)));
  std::string names;
  for (const ExportField& field : export_fields()) {
    names += names.empty() ? "" : ",";
    names += field.name;
  }
  CHECK(names == export_field_names);
}

TEST_CASE("a release has the same fields wherever it is printed", "[export]") {
  const auto names_of = [](const Json& json) {
    std::set<std::string> names;
    for (const auto& [name, value] : json.items()) names.insert(name);
    return names;
  };
  const test::TemporaryDirectory folder;
  const std::string dump =
      folder.write("a.txt", "Title: The bridge\nDate: 2021-05-06\n\nThe bridge opens today.\n");
  std::string cleaned;
  CleanOptions options;
  options.paths = {dump};
  REQUIRE(run_clean(options, [&](std::string_view lines) {
    cleaned += lines;
    return Result<void>{};
  }));
  std::set<std::string> shown = names_of(release_json(two_hits().hits.front()));
  shown.erase("schema");
  CHECK(shown == names_of(Json::parse(cleaned)));

  std::set<std::string> exportable{"zones"};
  for (const ExportField& field : export_fields()) exportable.emplace(field.name);
  for (const char* of_hit : {"rank", "score", "short_id", "snippet", "found_in", "copies"}) {
    CHECK(exportable.erase(of_hit) == 1);
  }
  CHECK(shown == exportable);
}

TEST_CASE("whole texts come with every format", "[export]") {
  RenderOptions full;
  full.full = true;
  CHECK(exported("csv", two_hits(), full).find(",date_grade,body\r\n") != std::string::npos);
  CHECK(nlohmann::json::parse(exported("json", two_hits(), full))["releases"][0]["body"] ==
        two_hits().hits[0].release.body);
  CHECK(exported("text", two_hits(), full).find("    One, \"two\".\n    Three") !=
        std::string::npos);
  CHECK(exported("html", two_hits(), full).find("<p>One, &quot;two&quot;.</p>") !=
        std::string::npos);
}

TEST_CASE("facets, tables, timelines and matches are tables of their own", "[export]") {
  auto result = two_hits();
  result.facets = {by_source()};
  RenderOptions options;
  options.table = TableKind::facets;
  CHECK(exported("csv", result, options) ==
        "facet,value,count\r\nsource,\"Wire, B\",2\r\nsource,'=A,1\r\nsource,(none),1\r\n");
  options.facet_limit = 1;
  CHECK(exported("tsv", result, options) ==
        "facet\tvalue\tcount\nsource\tWire, B\t2\nsource\t(none)\t1\n");

  options.table = TableKind::timeline;
  // A chart would hide the empty month.
  result.timeline = Timeline{
      TimelineUnit::month, {{*Date::parse("2024-02-01"), 3}, {*Date::parse("2024-04-01"), 1}}, 2};
  CHECK(exported("csv", result, options) ==
        "period,begin,end,count\r\n2024-02,2024-02-01,2024-02-29,3\r\n"
        "2024-03,2024-03-01,2024-03-31,0\r\n2024-04,2024-04-01,2024-04-30,1\r\n"
        "undated,,,2\r\n");

  options.table = TableKind::pair;
  options.facet_limit.reset();
  FacetTable table;
  table.pair = {FacetKind::source, FacetKind::year};
  table.rows = {"B", ""};
  table.columns = {"2021", "2022"};
  table.cells = {{{0, 1}, 4}, {{1, 0}, 1}};
  result.tables = {table};
  CHECK(exported("csv", result, options) == "source,2021,2022\r\nB,0,4\r\n(none),1,0\r\n");
  const auto json = nlohmann::json::parse(exported("json", result, {}));
  CHECK(json["tables"]["source*year"]["rows"][0]["counts"] == nlohmann::json({{"2022", 4}}));

  options.table = TableKind::concordance;
  CHECK(exported("csv", result, options) ==
        "rank,id,date,source,title,left,match,right\r\n"
        "1,id1,2022-11-22,,Title,\"One, \",two,.\r\n"
        "2,id2,2022-11-22,,Title,\"One, \",two,.\r\n");
}

TEST_CASE("a tab-separated field is quoted only where readers would see a quotation", "[export]") {
  CHECK(delimited_field("He said \"no\"", tsv_dialect) == "He said \"no\"");
  CHECK(delimited_field("\"No\", he said", tsv_dialect) == "\"\"\"No\"\", he said\"");
  CHECK(delimited_field("a\tb\nc", tsv_dialect) == "a b c");
  CHECK(delimited_field("\t=1", tsv_dialect) == "' =1");
}

TEST_CASE("results are the same in parts as at once", "[export]") {
  for (const std::string_view format : {"text", "json", "jsonl", "csv", "html", "ids", "atom"}) {
    const SearchResult whole = two_hits();
    SearchResult head = whole;
    head.hits.clear();
    const auto renderer = make_renderer(format, {});
    std::string parts;
    renderer->begin(parts);
    renderer->open(head, parts);
    for (const Hit& hit : whole.hits) renderer->hit(head, hit, parts);
    renderer->close(head, parts);
    renderer->end(parts);
    CHECK(parts == exported(format, whole, {}));
  }
  CHECK(exported("json", two_hits(), {}) == json_text(to_json(two_hits()), 2) + '\n');
  CHECK(exported("json", {}, {}) == json_text(to_json(SearchResult{}), 2) + '\n');
}

TEST_CASE("facets open to all values in text, and tables fit the width", "[export]") {
  auto result = two_hits();
  Facet facet;
  for (int i = 0; i < 25; ++i) facet.counts.push_back({"Wire " + std::to_string(i), 1});
  result.facets = {facet};
  CHECK(exported("text", result, {}).find("5 more (--facet-limit all)") != std::string::npos);
  RenderOptions all;
  all.facet_limit = 100;
  CHECK(exported("text", result, all).find("Wire 24\n") != std::string::npos);

  FacetTable table;
  table.rows = {"A source"};
  for (int month = 1; month <= 12; ++month)
    table.columns.push_back(fmt::format("2021-{:02}", month));
  table.cells = {{{0, 0}, 1234}, {{0, 11}, 12}};
  result.facets.clear();
  result.tables = {table};
  const std::string latest = exported("text", result, {});
  CHECK(latest.find("2021-12\n") != std::string::npos);
  CHECK(latest.find("2021-01") == std::string::npos);
  CHECK(latest.find("more columns before these (--format csv)") != std::string::npos);
  result.tables[0].pair = {FacetKind::month, FacetKind::source};
  const std::string first = exported("text", result, {});
  CHECK(first.find("A source    1,234") != std::string::npos);
  CHECK(first.find("2021-12") == std::string::npos);
  CHECK(first.find("more columns (--format csv)") != std::string::npos);
}
