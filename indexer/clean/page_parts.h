#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "indexer/clean/date_finder.h"

namespace dateline {

/// A date that a release may have, and what speaks for it.
struct DateCandidate {
  Date date;
  std::string time;
  DateSource source = DateSource::none;
};

/// What was told apart in a saved page.
struct PageParts {
  std::string title;
  std::string body;  ///< paragraphs separated by newlines
  std::string place;
  std::vector<std::string> channels;
  std::vector<DateCandidate> dates;  ///< the most credible first
};

}  // namespace dateline
