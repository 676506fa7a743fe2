#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/hints.h"
#include "indexer/html/measures.h"
#include "indexer/html/metadata.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// A parsed page with what is known of it before the article is chosen.
struct Page {
  Tree tree;
  std::vector<Role> roles;
  Metadata metadata;
  Blocks blocks;            ///< of all that can be read, shown or not
  std::vector<bool> noise;  ///< for each node whether it is, or lies in, what is named as noise

  /// Reads a page. Error input for one that is too large to parse.
  static Result<Page> read(std::string_view utf8_html);
};

/// Letters and digits alone, in lower case: what two ways of writing one title have in common.
/// Characters beyond ASCII are kept as they are.
std::string folded(std::string_view text);

}  // namespace dateline::html
