#pragma once

#include <string>
#include <string_view>

#include "indexer/html/headline.h"
#include "indexer/html/page.h"

namespace dateline::html {

/// The source that a page states: in its markup, where also the name of its site stands, or behind
/// a label in the lines above its text.
std::string find_stated_source(const Metadata& metadata, std::string_view lines_above);

/// The office or company behind a label in the lines above the text of a page ("From: Home
/// Office"), on the same line or the next; empty if there is none.
std::string find_stated_issuer(std::string_view lines_above);

/// The name of the site in <title>, where the headline of the page stands before or behind it; that
/// of a section is left out. Empty if there is none.
std::string find_site_in_title(const Page& page, const Headline& headline);

}  // namespace dateline::html
