#pragma once

#include <string_view>

#include "indexer/prose/date_finder.h"

namespace dateline {

/// The place of a line that is nothing but a place and a date ("Paris, le 5 mars 2024", "Brussels,
/// 5 March 2024"); empty if it is something else. Without an article before the date, the place
/// must be one of those in datelines: names of authors stand there, too.
std::string_view place_of_line(std::string_view line, const DateRange& range);

/// That of the first such line of a text, or empty.
std::string_view place_in_lines(std::string_view lines, const DateRange& range);

}  // namespace dateline
