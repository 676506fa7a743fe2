#pragma once

#include <string>
#include <vector>

#include "indexer/html/headline.h"
#include "indexer/html/page.h"

namespace dateline::html {

/// The sections and topics that a page files its article under: those of its metadata, then links
/// marked rel="tag", then what stands behind a label such as "Topics:". Without repetitions.
std::vector<std::string> find_channels(const Page& page, const Headline& headline);

}  // namespace dateline::html
