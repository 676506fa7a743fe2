#pragma once

#include <span>
#include <string>

#include "indexer/clean/body_range.h"
#include "indexer/clean/page_line.h"

namespace dateline {

/// The headline of a page: the line at or above the body that reads most like one. That a line
/// comes back, or begins the page with the name of the site behind it, speaks for it. Empty where
/// none does: a paragraph that opens with a dateline or goes on for sentences is no headline.
std::string find_title(std::span<const PageLine> lines, const LineRange& body,
                       const SourceBoilerplate& boilerplate, const DateRange& range);

/// The name of the site behind that of the page, with what parts them (" - Site", " | Site"), in a
/// line that may hold both; empty where nothing parts it.
std::string_view site_name(std::string_view line);

}  // namespace dateline
