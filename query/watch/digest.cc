#include "query/watch/digest.h"

#include <fmt/format.h>

#include "query/render/renderer.h"
#include "query/render/styled_text.h"

namespace dateline {

std::string digest_text(const std::vector<const SearchResult*>& all, const std::string& format) {
  std::size_t watches = 0;
  std::size_t releases = 0;
  for (const SearchResult* news : all) {
    if (news->count > 0) ++watches;
    releases += news->distinct;
  }
  if (watches == 0) return {};
  RenderOptions options;
  options.batch = true;
  options.title = fmt::format("{} of {}", counted_text(releases, "new release", "new releases"),
                              counted_text(watches, "watch", "watches"));
  const auto renderer = make_renderer(format, options);
  std::string text;
  renderer->begin(text);
  for (const SearchResult* news : all) {
    if (news->count > 0) renderer->result(*news, text);
  }
  renderer->end(text);
  return text;
}

}  // namespace dateline
