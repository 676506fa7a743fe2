#pragma once

#include <string_view>
#include <vector>

#include "indexer/html/metadata.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// The dates of publication in scripts other than JSON-LD ("publishedAt": "2024-01-05"), which
/// build the page in a browser. Where they name several days, those beside the title of the article
/// in its own object; none without one. Linear time.
std::vector<StatedDate> dates_in_scripts(const Tree& tree, std::string_view title);

}  // namespace dateline::html
