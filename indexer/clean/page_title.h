#pragma once

#include <span>
#include <string>

#include "indexer/clean/body_range.h"
#include "indexer/clean/page_line.h"

namespace dateline {

/// The headline of a page: the line at or above the body that reads most like one. Lines that are
/// repeated, or that start the page followed by the name of the site, are preferred. Empty if there
/// is none: a paragraph that opens with a dateline or has several sentences is not a headline.
std::string find_title(std::span<const PageLine> lines, const LineRange& body,
                       const SourceBoilerplate& boilerplate, const DateRange& range);

/// The value of a row of a table that is labelled as the title ("제목", a tab, the headline); empty
/// if the line is none.
std::string_view labelled_title(std::string_view line);

/// The name of the site with its separator (" - Site", " | Site") in a line that may have the names
/// of both page and site; empty if there is none.
std::string_view site_name(std::string_view line);

}  // namespace dateline
