#pragma once

#include <string>
#include <vector>

#include "indexer/html/headline.h"
#include "indexer/html/page.h"

namespace dateline::html {

/// The sections and topics of a page's article: from its metadata, then links marked rel="tag",
/// then text after a label such as "Topics:". No duplicates.
std::vector<std::string> find_channels(const Page& page, const Headline& headline);

}  // namespace dateline::html
