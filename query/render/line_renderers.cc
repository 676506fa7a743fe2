#include <fmt/format.h>

#include <iterator>

#include "common/text/terminal_text.h"
#include "query/render/renderers.h"
#include "query/search/lookup.h"

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

void IdsRenderer::hit(const SearchResult& /*result*/, const Hit& hit, std::string& out) {
  out += id_text(hit.release.id) + '\n';
}

void TrecRenderer::hit(const SearchResult& result, const Hit& hit, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{} Q0 {} {} {:.6f} dateline\n",
                 without_spaces(result.id), without_spaces(hit.release.id), hit.rank, hit.score);
}

}  // namespace dateline
