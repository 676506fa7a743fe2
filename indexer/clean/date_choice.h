#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "indexer/clean/page_parts.h"
#include "indexer/source/record.h"

namespace dateline {

/// The days that a release of this record can be from: never later than the day after the dump was
/// last written (a day more for what was written in a zone ahead of UTC).
DateRange plausible_dates(const Record& record);

/// Sets date, its source and the time of a release from what was found: the candidates, the most
/// credible first, then its URL, the path of its dump, and last the time at which that was written.
/// A page often carries other dates (today's, that of an event), so that a date in the URL or in
/// the name of the file decides between candidates.
void choose_date(const Record& record, const std::vector<DateCandidate>& candidates,
                 const DateRange& range, Release& release);

}  // namespace dateline
