#pragma once

#include "indexer/html/extract.h"
#include "indexer/source/record.h"

namespace dateline {

/// What an article of a page says of its release.
RawRelease release_of(html::Article&& article);

/// Where the body of a structured record is a whole page, replaces it by the page's article, and
/// takes what the record does not say from the page. A page without an article stays as it is.
void read_page_in_field(const Record& record, RawRelease& raw);

}  // namespace dateline
