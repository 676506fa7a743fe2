#pragma once

#include <string_view>

#include "indexer/html/extract.h"
#include "indexer/source/record.h"

namespace dateline {

/// What an article of a page says of its release.
RawRelease release_of(html::Article&& article);

/// Reads the article of Markdown that was made of a whole page, and what the release does not say
/// from there. False, and nothing changes, if there is none.
bool read_markdown_page(const Record& record, std::string_view markdown, RawRelease& raw);

/// Where the body of a structured record is a whole page, or Markdown, replaces it by the page's
/// article, and takes what the record does not say from the page. A page without an article stays
/// as it is.
void read_page_in_field(const Record& record, RawRelease& raw);

}  // namespace dateline
