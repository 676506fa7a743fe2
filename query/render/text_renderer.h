#pragma once

#include "query/render/renderer.h"

namespace dateline {

/// Results for people: title, date and source, snippet, file; on a terminal in colour.
class TextRenderer : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : options_(options) {}
  void result(const SearchResult& result, std::string& out) override;

 private:
  void hit(const Hit& hit, std::string& out) const;

  RenderOptions options_;
};

}  // namespace dateline
