#pragma once

#include <string_view>
#include <vector>

#include "indexer/clean/boilerplate_model.h"
#include "indexer/clean/page_parts.h"

namespace dateline {

/// Reads a release that was saved as one line, with neither title nor breaks. Where markup was,
/// some dumps have runs of spaces; they part the words of menus, title and date before the text.
/// `text` is normalised UTF-8, `boilerplate` what was learned from others of the same source.
PageParts read_long_line(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range);

/// The short stretches between runs of spaces at both ends of such a line, but for dates: what a
/// learner is shown.
std::vector<std::string_view> long_line_edges(std::string_view text, const DateRange& range);

}  // namespace dateline
