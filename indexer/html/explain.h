#pragma once

#include <vector>

#include "indexer/html/body.h"
#include "indexer/html/date_claim.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"
#include "indexer/source/explanation.h"

namespace dateline::html {

/// Adds which dates a page claims, the best first, and what became of each of its blocks.
void explain(const Page& page, const Selection& selection, const Headline& headline,
             const Body& body, const std::vector<DateClaim>& dates, Explanation& explanation);

}  // namespace dateline::html
