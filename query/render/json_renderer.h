#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "query/render/renderer.h"
#include "query/search/search_result.h"

namespace dateline {

/// JSON whose objects keep the order in which keys were set.
using Json = nlohmann::ordered_json;

Json to_json(const SearchResult& result);
Json to_json(const Hit& hit);
Json to_json(const DatePeriod& period);

/// All that is stored of a release, including the body.
Json release_json(const Hit& hit);

/// Version of the output of JsonRenderer and JsonLinesRenderer, which is described in
/// data/schema/search-1.schema.json. It increases when a field is removed or changes its meaning;
/// fields may be added within a version.
inline constexpr int json_schema_version = 1;

/// One JSON object per query (RFC 8259); a batch gives an array of them.
class JsonRenderer : public Renderer {
 public:
  explicit JsonRenderer(const RenderOptions& options) : options_(options) {}
  void begin(std::string& out) override;
  void open(const SearchResult& result, std::string& out) override;
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;
  void close(const SearchResult& result, std::string& out) override;
  void end(std::string& out) override;
  bool shows_notes() const override { return true; }

 private:
  RenderOptions options_;
  bool first_ = true;      ///< no query so far
  bool first_hit_ = true;  ///< of its query
};

/// One JSON object per release, one per line, with the id of its query in "query_id" if there are
/// several queries.
class JsonLinesRenderer : public Renderer {
 public:
  explicit JsonLinesRenderer(const RenderOptions& options = {}) : options_(options) {}
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;

 private:
  RenderOptions options_;
};

}  // namespace dateline
