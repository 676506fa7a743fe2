#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/html/body.h"
#include "indexer/html/date_claim.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {

constexpr std::size_t date_reach = 15;    ///< maximum blocks between the title and its date
constexpr std::size_t change_cost = 100;  ///< of a date at which the page changed

/// A date that readers of the page see.
struct ShownDate {
  DateClaim claim;
  DateMatch match;
  std::size_t cost = 0;  ///< blocks from the title, and more where it is hardly that of publication
};

/// Whether a date has a time in UTC.
inline bool is_in_utc(const DateMatch& match) {
  return match.time.ends_with("+00:00");
}

/// The dates that a page shows.
struct ShownDates {
  std::vector<ShownDate> near_title;  ///< the closest first
  /// The date that one of the first paragraphs begins with: "Quillmere (12.11.2021). ..."
  std::optional<DateClaim> opening;
  /// The day labelled as that of publication anywhere, as in a box of facts, if there is only one.
  std::optional<DateClaim> labelled;
};

/// Reads <time> elements, elements named like dates, and short lines with dates.
/// `read` is what the body made of the blocks.
ShownDates find_shown_dates(const Page& page, const Selection& selection, const Headline& headline,
                            const std::vector<ReadBlock>& read);

}  // namespace dateline::html
