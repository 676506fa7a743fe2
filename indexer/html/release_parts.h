#pragma once

#include <vector>

#include "indexer/html/page.h"

namespace dateline::html {

/// What stands behind the text of a release and is part of it all the same.
struct ReleaseParts {
  NodeId end = 0;               ///< behind the last of them; behind the text if there are none
  std::vector<NodeId> between;  ///< elements before that, which are no part of it
};

/// Finds the notes to editors, the lines about the issuer and the press contacts that follow the
/// element with the text of a release, but not in the footer of the page.
ReleaseParts find_release_parts(const Page& page, NodeId text);

}  // namespace dateline::html
