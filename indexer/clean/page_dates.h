#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "indexer/clean/body_range.h"
#include "indexer/clean/date_choice.h"
#include "indexer/clean/page_line.h"
#include "indexer/prose/date_finder.h"

namespace dateline {

/// How many lines of a body may be those of its header.
constexpr std::size_t header_lines_in_body = 8;

/// Dates above the body and in its first lines, most credible first: those after a label
/// ("Published"), then those alone on their line, then those among other words, each kind by
/// distance from the first prose. Last are those below prose without a label, and of letters.
std::vector<DateCandidate> header_dates(std::span<const PageLine> lines, const LineRange& body,
                                        const DateRange& range);

/// The first time stamp between the body and what follows the release. Some pages print the fields
/// of their database there.
std::optional<DateCandidate> date_behind(std::span<const PageLine> lines, const LineRange& body,
                                         const DateRange& range);

/// Whether the date of a line is that of an event or of a letter, not of the page.
bool is_date_of_other(std::span<const PageLine> lines, std::size_t i);

}  // namespace dateline
