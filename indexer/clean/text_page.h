#pragma once

#include <string_view>

#include "indexer/clean/page_parts.h"

namespace dateline {

/// Reads a release out of a page that was saved as text, menus and all. `text` is normalised UTF-8.
PageParts read_text_page(std::string_view text, const DateRange& range);

}  // namespace dateline
