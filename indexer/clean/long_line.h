#pragma once

#include <string_view>

#include "indexer/clean/page_parts.h"

namespace dateline {

/// Reads a release that was saved as one line, with neither title nor breaks. Where markup was,
/// some dumps have runs of spaces; they part the words of menus, title and date before the text.
/// `text` is normalised UTF-8.
PageParts read_long_line(std::string_view text, const DateRange& range);

}  // namespace dateline
