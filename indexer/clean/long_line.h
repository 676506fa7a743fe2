#pragma once

#include <string_view>
#include <vector>

#include "indexer/clean/boilerplate_model.h"
#include "indexer/clean/page_parts.h"

namespace dateline {

/// Reads a release saved as one line, without title and line breaks. Some dumps have runs of spaces
/// in place of markup, which separate menus, title and date before the text. `text` is normalised
/// UTF-8; `boilerplate` was learned from the same source.
PageParts read_long_line(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range);

/// The short stretches between runs of spaces at both ends of such a line, except dates, as input
/// for a learner.
std::vector<std::string_view> long_line_edges(std::string_view text, const DateRange& range);

}  // namespace dateline
