#pragma once

#include "query/render/renderer.h"

namespace dateline {

/// Version of what JsonRenderer and JsonLinesRenderer write; data/schema/search-1.schema.json
/// describes it. It grows when a field changes its meaning or goes; fields may be added without.
inline constexpr int json_schema_version = 1;

/// One JSON object a query (RFC 8259); several queries give an array of them.
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

/// One JSON object a release, each on a line of its own; the id of its query in "query_id" where
/// there are several.
class JsonLinesRenderer : public Renderer {
 public:
  void result(const SearchResult& result, std::string& out) override;
};

}  // namespace dateline
