#pragma once

#include "query/render/renderer.h"

namespace dateline {

/// Version of the output of JsonRenderer and JsonLinesRenderer, which is described in
/// data/schema/search-1.schema.json. It increases when a field is removed or changes its meaning;
/// fields may be added within a version.
inline constexpr int json_schema_version = 1;

/// One JSON object per query (RFC 8259); a batch gives an array of them.
class JsonRenderer : public Renderer {
 public:
  explicit JsonRenderer(const RenderOptions& options) : options_(options) {}
  void begin(std::string& out) override;
  void result(const SearchResult& result, std::string& out) override;
  void end(std::string& out) override;

 private:
  RenderOptions options_;
  bool first_ = true;
};

/// One JSON object per release, one per line, with the id of its query in "query_id" if there are
/// several queries.
class JsonLinesRenderer : public Renderer {
 public:
  void result(const SearchResult& result, std::string& out) override;
};

}  // namespace dateline
