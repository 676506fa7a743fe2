#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/text/json_text.h"
#include "query/render/json_renderer.h"
#include "tests/support/source_directory.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

nlohmann::json read_json(const std::string& path) {
  std::ifstream file(test::source_directory() / path);
  return nlohmann::json::parse(file);
}

bool has_type(const nlohmann::json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  return type == "null" && value.is_null();
}

/// Violations of a schema, as paths. Stricter than JSON Schema: unknown fields are violations.
/// Supports the keywords that our schema uses.
void check(const nlohmann::json& value, const nlohmann::json& schema, const nlohmann::json& root,
           const std::string& path, std::vector<std::string>& wrong) {
  if (schema.contains("$ref")) {
    const std::string target = schema["$ref"].get<std::string>().substr(1);
    return check(value, root.at(nlohmann::json::json_pointer(target)), root, path, wrong);
  }
  if (schema.contains("const") && value != schema["const"]) wrong.push_back(path);
  if (schema.contains("enum")) {
    const auto& values = schema["enum"];
    if (std::find(values.begin(), values.end(), value) == values.end()) wrong.push_back(path);
  }
  if (schema.contains("type")) {
    auto types = schema["type"];
    if (!types.is_array()) types = nlohmann::json::array({types});
    const bool right = std::any_of(types.begin(), types.end(),
                                   [&](const auto& type) { return has_type(value, type); });
    if (!right) wrong.push_back(path);
  }
  for (const auto& name : schema.value("required", nlohmann::json::array())) {
    if (!value.contains(name)) wrong.push_back(path + '/' + name.get<std::string>());
  }
  if (value.is_object()) {
    for (const auto& [name, content] : value.items()) {
      std::string below = path;
      below.append("/").append(name);
      const auto known = schema.value("properties", nlohmann::json::object());
      if (known.contains(name)) {
        check(content, known[name], root, below, wrong);
      } else if (schema.contains("additionalProperties")) {
        check(content, schema["additionalProperties"], root, path + "/*", wrong);
      } else {
        wrong.push_back(std::move(below));
      }
    }
  }
  if (value.is_array()) {
    for (const auto& item : value) check(item, schema["items"], root, path + "/*", wrong);
  }
}

/// A result with every field set.
SearchResult full_result() {
  SearchResult result;
  result.query = "votes";
  result.understood = "votes";
  result.count = 3;
  result.distinct = 2;
  result.notes = {"a note"};
  result.facets = {{FacetKind::source, {{"Wire", 2}}, 1}, {FacetKind::year, {{"2022", 3}}, 0}};
  FacetTable table;
  table.pair = {FacetKind::source, FacetKind::year};
  table.rows = {"Wire", ""};
  table.columns = {"2021", "2022"};
  table.cells = {{{0, 1}, 2}, {{1, 0}, 1}};
  result.tables = {table};
  result.first = result.last = Date::parse("2022-11-22");
  result.timeline = Timeline{TimelineUnit::month, {{*Date::parse("2022-11-01"), 3}}, 0};
  Hit hit;
  hit.rank = 1;
  hit.score = 1.5;
  hit.recency = 0.25;
  hit.release = test::make_release("Voters decide", "All votes count.", "2022-11-22");
  hit.release.source = "Wire";
  hit.release.channels = {"Politics"};
  hit.title = {"Voters decide", {}};
  hit.snippet = {"All votes count.", {{4, 9, 0}}};
  hit.concordance = {{"All ", "votes", " count."}};
  Copy copy;
  copy.id = "copy";
  copy.exact = true;
  copy.source = "Other Wire";
  hit.copies = {copy};
  hit.explanation =
      ScoreExplanation{"copy", "b.txt", {{"votes", {"vote"}, 1.2, {{"title", 1}, {"body", 2}}}},
                       0.25,   0.05,    {"all votes"}};
  result.hits = {hit};
  return result;
}

const std::vector<std::string> none;

}  // namespace

TEST_CASE("JSON conforms to the installed schema", "[schema]") {
  const auto schema = read_json("data/schema/search-1.schema.json");
  CHECK(schema["properties"]["schema"]["const"] == json_schema_version);
  for (const SearchResult& result : {full_result(), SearchResult{}}) {
    std::vector<std::string> wrong;
    check(nlohmann::json::parse(json_text(to_json(result))), schema, schema, "", wrong);
    CHECK(wrong == none);
  }
  SearchResult batch = full_result();
  batch.id = "q1";
  std::string line;
  JsonLinesRenderer().result(batch, line);
  std::vector<std::string> wrong;
  check(nlohmann::json::parse(line), schema["$defs"]["release"], schema, "", wrong);
  CHECK(wrong == none);
}

TEST_CASE("the JSON output of this version is unchanged", "[schema]") {
  CHECK(nlohmann::json::parse(json_text(to_json(full_result()))) ==
        read_json("tests/golden/search-1.json"));
}
