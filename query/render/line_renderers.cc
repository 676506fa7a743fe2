#include "query/render/line_renderers.h"

#include <fmt/format.h>

#include <iterator>

#include "query/render/terminal_text.h"

namespace dateline {
namespace {

std::string without_spaces(std::string_view id) {
  std::string joined = terminal_text(id);
  for (char& c : joined) {
    if (c == ' ') c = '_';
  }
  return joined.empty() ? "_" : joined;
}

}  // namespace

void IdsRenderer::result(const SearchResult& result, std::string& out) {
  for (const Hit& hit : result.hits) out += terminal_text(hit.release.id) + '\n';
}

void TrecRenderer::result(const SearchResult& result, std::string& out) {
  const std::string query = without_spaces(result.id);
  for (const Hit& hit : result.hits) {
    fmt::format_to(std::back_inserter(out), "{} Q0 {} {} {:.6f} dateline\n", query,
                   without_spaces(hit.release.id), hit.rank, hit.score);
  }
}

}  // namespace dateline
