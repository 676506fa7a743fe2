#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/clean/date_finder.h"

namespace dateline {

/// The opening of a release: "CITY, State, November 22, 2022 /Wire/ --". Views into the text given.
struct Dateline {
  std::string_view place;
  std::optional<DateMatch> date;  ///< places in the text given
  std::string_view wire;          ///< as written between slashes or brackets, or empty
  std::size_t begin = 0;          ///< byte range, with the dash and the space that close it
  std::size_t end = 0;
};

/// The dateline that the text begins with, or nothing.
std::optional<Dateline> leading_dateline(std::string_view text, const DateRange& range);

/// A dateline inside the first `reach` bytes, where a headline ran into it; only one that cannot
/// be taken for something else.
std::optional<Dateline> inner_dateline(std::string_view text, std::size_t reach,
                                       const DateRange& range);

}  // namespace dateline
