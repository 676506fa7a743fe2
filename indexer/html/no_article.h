#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/html/body.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// Why a page is not an article, as a refusal message: it lists other pages, is a bot wall or error
/// page, or has no text. It ends with what was found of links and text (see Refusal). nullopt
/// if it is an article. One that claims a date and has paragraphs may be called "Access denied".
std::optional<std::string> why_no_article(const Page& page, const Selection& selection,
                                          const Headline& headline, const Body& body,
                                          bool is_dated);

/// The same for a page saved as text: a bot wall or error page. A text of a few words is one if it
/// opens like one; a longer one only if it also speaks of browsers, cookies or servers.
std::optional<std::string> why_no_text(std::string_view text);

/// Whether the reason is that the page shows no text, so that it may be hidden.
bool lacks_text(std::string_view reason);

}  // namespace dateline::html
