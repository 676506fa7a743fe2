#include "indexer/html/page.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/html/noise.h"

namespace dateline::html {
Result<Page> Page::read(std::string_view utf8_html, std::size_t most_nodes) {
  Result<Tree> tree = Tree::parse(utf8_html, most_nodes);
  if (!tree) return pass(tree);
  Page page{.tree = *std::move(tree), .roles = {}, .metadata = {}, .blocks = {}, .noise = {}};
  page.roles = find_roles(page.tree);
  page.metadata = read_metadata(page.tree);
  page.blocks = Blocks::collect(page.tree, 0);
  page.noise = find_noise(page.tree, page.roles, page.blocks);
  return page;
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // General punctuation: U+2000 to U+206F.
    if (c == '\xE2' && (text.substr(i + 1, 1) == "\x80" || text.substr(i + 1, 1) == "\x81")) {
      i += 2;
    } else if (is_word_byte(c)) {
      out.push_back(to_lower(c));
    }
  }
  return out;
}

}  // namespace dateline::html
