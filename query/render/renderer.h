#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "query/search/search_result.h"

namespace dateline {

struct RenderOptions {
  bool colour = false;   ///< use terminal colours
  bool links = false;    ///< turn file paths into links
  unsigned width = 80;   ///< columns per line of text
  bool batch = false;    ///< several queries, one after another
  bool account = false;  ///< text: show how the query was parsed instead of releases
};

/// Writes results in one format. Call begin, result for each query, then end; each appends to
/// `out`.
class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void begin(std::string& out);
  virtual void result(const SearchResult& result, std::string& out) = 0;
  virtual void end(std::string& out);
};

/// The renderer for one of `render_formats`.
std::unique_ptr<Renderer> make_renderer(std::string_view format, const RenderOptions& options);

inline constexpr std::string_view render_formats = "text|json|jsonl|csv|ids|trec|atom";

/// The formats, as in `render_formats`, with a place for what an option ("facets") adds to results.
/// All formats for options that add nothing.
std::string_view formats_showing(std::string_view option);

/// A whole release: a JSON object on one line for the formats "json" and "jsonl"; otherwise
/// readable text, with one line for each field that is set, an empty line, and the body.
std::string release_text(const Release& release, std::string_view format);

}  // namespace dateline
