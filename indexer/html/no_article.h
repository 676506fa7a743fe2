#pragma once

#include <optional>
#include <string_view>

#include "indexer/html/body.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// Why a page is not an article, as a refusal message: it lists other pages, is a bot wall or error
/// page, or has no text. nullopt if it is an article.
std::optional<std::string_view> why_no_article(const Page& page, const Selection& selection,
                                               const Headline& headline, const Body& body);

}  // namespace dateline::html
