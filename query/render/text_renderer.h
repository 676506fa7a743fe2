#pragma once

#include "query/render/renderer.h"

namespace dateline {

/// Readable results: title, date and source, snippet and file, in colour on a terminal.
class TextRenderer : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : options_(options) {}
  void result(const SearchResult& result, std::string& out) override;

 private:
  void hit(const Hit& hit, std::string& out) const;

  RenderOptions options_;
};

}  // namespace dateline
