#pragma once

#include <string>
#include <string_view>

#include "query/render/html_charts.h"
#include "query/render/renderer.h"

namespace dateline {

/// A report: a single self-contained HTML file that can be mailed. The query as understood, counts,
/// timeline and facets as figures, the releases with links to their sources, when and from which
/// indexes it was made. Several queries become its chapters.
class HtmlRenderer : public Renderer {
 public:
  explicit HtmlRenderer(const RenderOptions& options) : options_(options) {}
  void open(const SearchResult& result, std::string& out) override;
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;
  void close(const SearchResult& result, std::string& out) override;
  void end(std::string& out) override;
  bool shows_notes() const override { return true; }

 private:
  void begin_page(const SearchResult& result, std::string& out);
  std::string heading(unsigned level, std::string_view html) const;

  RenderOptions options_;
  bool begun_ = false;
  bool listed_ = false;  ///< the list of hits is open
};

/// Where a hit of a list leads; no link where it is empty.
struct HitLinks {
  std::string release;  ///< of its title
  std::string dump;
};

/// A hit of a list, as a list item. `level` is that of its heading.
std::string hit_html(const Hit& hit, const HitLinks& links, unsigned level, bool full);

}  // namespace dateline
