#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "indexer/clean/text_page.h"
#include "indexer/source/record.h"

namespace dateline {

/// The possible dates of a release of this record: no later than the day after its dump, or its
/// member of an archive, was last written (a day more for time zones ahead of UTC).
DateRange plausible_dates(const Record& record);

/// Approximate dates: when the page was captured or last changed, or when the mail arrived.
std::vector<DateCandidate> transport_dates(const Record& record, const RawRelease& raw,
                                           const DateRange& range);

/// Whether one of the last lines of any of the texts holds this date with its month in words
/// ("End/Tuesday, July 8, 2003").
bool closes_with(Date date, std::initializer_list<std::string_view> texts);

/// Sets the date, its source and the time of a titled release from the evidence: the stated
/// candidates, most credible first, then its URL and the path of its dump, and finally the earliest
/// of the approximate ones, since what was captured or sent existed by then. Pages often have other
/// dates (today's, that of an event), so a date in the URL or file name decides between candidates.
/// One far from it counts only behind a label of releases, and a moment in UTC is on the day of the
/// URL, dateline or title if that is its day somewhere.
void choose_date(const Record& record, const std::vector<DateCandidate>& candidates,
                 const DateRange& range, Release& release);

/// Adds the candidates of choose_date, those of URL and path, and what it chose.
void explain_date(const Record& record, const std::vector<DateCandidate>& candidates,
                  const DateRange& range, const Release& release, Explanation& explanation);

}  // namespace dateline
