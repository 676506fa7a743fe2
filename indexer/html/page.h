#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/metadata.h"
#include "indexer/html/roles.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// A parsed page with all that is known before selecting the article.
struct Page {
  Tree tree;
  std::vector<Role> roles;
  Metadata metadata;
  Blocks blocks;            ///< of all that can be read, shown or not
  std::vector<bool> noise;  ///< for each node whether it is in an element named as noise

  /// Whether a block is in an element named as noise; a counter or mark inside it is not enough.
  bool is_noise(const Block& block) const { return noise[block.first] && noise[block.last]; }

  /// Reads a page. Error input if it is too large to parse.
  static Result<Page> read(std::string_view utf8_html, std::size_t most_nodes = Limits().elements);
};

/// Only letters and digits, in lower case, to compare different spellings of a title. Non-ASCII
/// characters are kept.
std::string folded(std::string_view text);

}  // namespace dateline::html
