#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "indexer/clean/text_page.h"
#include "indexer/source/record.h"

namespace dateline {

/// The possible dates of a release of this record: no later than the day after the dump was last
/// written (a day more for time zones ahead of UTC).
DateRange plausible_dates(const Record& record);

/// Sets the date, its source and the time of a release from the evidence: the candidates, most
/// credible first, then its URL, the path of its dump, and finally the dump's time of last write.
/// Pages often have other dates (today's, that of an event), so a date in the URL or file name
/// decides between candidates. One far from it counts only behind a label of releases, and a moment
/// in UTC is on the day of the URL if that is its day somewhere.
void choose_date(const Record& record, const std::vector<DateCandidate>& candidates,
                 const DateRange& range, Release& release);

}  // namespace dateline
