#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "indexer/html/body.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// A date that may be that of publication, as written on the page.
struct DateClaim {
  std::string text;
  DateSource source = DateSource::none;
  std::string_view origin;  ///< the field or place where it stands, for explanations
};

/// The dates that a page claims, the best first: what its markup states, of which the day wins that
/// the page shows beside the headline; else a <time> element or a short line with a date close to
/// the title; else a value in a script. A field that may as well be the day of a change ("date")
/// yields to a shown date. Lines about changes come last, those about other things (members,
/// events, copyright) not at all. A moment in UTC is on the day that the page shows. `read` is what
/// the body made of the blocks.
std::vector<DateClaim> find_date_claims(const Page& page, const Selection& selection,
                                        const Headline& headline,
                                        const std::vector<ReadBlock>& read);

}  // namespace dateline::html
