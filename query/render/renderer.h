#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "query/search/search_result.h"

namespace dateline {

struct RenderOptions {
  bool colour = false;   ///< mark with the terminal's colours
  bool links = false;    ///< make paths of files links
  unsigned width = 80;   ///< columns of a line of text
  bool batch = false;    ///< several queries follow each other
  bool account = false;  ///< text: how the query was understood, instead of releases
};

/// Writes results in one format. Calls: begin, result for each query, end; each appends to `out`.
class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void begin(std::string& out);
  virtual void result(const SearchResult& result, std::string& out) = 0;
  virtual void end(std::string& out);
};

/// The renderer of a format of `render_formats`.
std::unique_ptr<Renderer> make_renderer(std::string_view format, const RenderOptions& options);

inline constexpr std::string_view render_formats = "text|json|jsonl|csv|ids|trec|atom";

/// Whether a format has room for the sums that scores are made of.
bool has_explanations(std::string_view format);

}  // namespace dateline
