#pragma once

#include <string_view>

#include "indexer/clean/boilerplate_model.h"
#include "indexer/clean/page_parts.h"

namespace dateline {

/// Reads a release from a page saved as text, menus and all. `text` is normalised UTF-8;
/// `boilerplate` was learned from other pages of the same source and may be empty.
PageParts read_text_page(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range);

}  // namespace dateline
