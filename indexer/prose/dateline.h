#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/prose/date_finder.h"

namespace dateline {

/// The opening of a release: "CITY, State, November 22, 2022 /Wire/ --". Views into the text given.
struct Dateline {
  std::string_view place;
  std::optional<DateMatch> date;  ///< places in the text given
  std::string_view wire;          ///< the text between slashes or brackets, or empty
  std::size_t begin = 0;          ///< byte range, including the closing dash and space
  std::size_t end = 0;
};

/// The dateline at the start of the text, or nullopt.
std::optional<Dateline> leading_dateline(std::string_view text, const DateRange& range);

/// An unambiguous dateline within the first `reach` bytes, for text where a headline ran into it.
std::optional<Dateline> inner_dateline(std::string_view text, std::size_t reach,
                                       const DateRange& range);

/// The end of the embargo announced in the opening of a release ("EMBARGOED UNTIL May 5, 2022, 9:00
/// a.m. ET"), as "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM" with the zone if given; empty if there is none.
std::string find_embargo(std::string_view text);

}  // namespace dateline
