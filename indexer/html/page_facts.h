#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// The sections and topics of a page's article: from its metadata, then links marked rel="tag",
/// then text after a label such as "Topics:". No duplicates.
std::vector<std::string> find_channels(const Page& page, const Headline& headline);

/// The date of publication as written on the page, and where it comes from.
struct DateClaim {
  std::string text;
  DateSource source = DateSource::none;
};

/// Finds the date: a date field of the markup, else the <time> element, else the short line with a
/// date, closest to the title. Lines that only say when the page changed come last. Where the field
/// of the markup is in UTC and the page shows the day before or after, that is its own day.
DateClaim find_date_claim(const Page& page, const Selection& selection, const Headline& headline);

}  // namespace dateline::html
