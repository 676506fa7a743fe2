#pragma once

#include <optional>
#include <string_view>

#include "indexer/html/body.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// Why a page is no article, as the message of a refusal: it lists other pages, it is what a server
/// shows to robots or for what it does not have, or it has no text. Nothing where it is one.
std::optional<std::string_view> why_no_article(const Page& page, const Selection& selection,
                                               const Headline& headline, const Body& body);

}  // namespace dateline::html
