#include "query/render/json_renderer.h"

#include "query/render/json_values.h"

namespace dateline {
namespace {

constexpr int json_indent = 2;

}  // namespace

void JsonRenderer::begin(std::string& out) {
  if (options_.batch) out += "[\n";
}

void JsonRenderer::result(const SearchResult& result, std::string& out) {
  if (!first_) out += ",\n";
  first_ = false;
  out += to_text(to_json(result), json_indent);
  if (!options_.batch) out += '\n';
}

void JsonRenderer::end(std::string& out) {
  if (options_.batch) out += "\n]\n";
}

void JsonLinesRenderer::result(const SearchResult& result, std::string& out) {
  for (const Hit& hit : result.hits) {
    Json line;
    line["schema"] = json_schema_version;
    if (!result.id.empty()) line["query_id"] = result.id;
    line.update(to_json(hit));
    out += to_text(line) + '\n';
  }
}

}  // namespace dateline
