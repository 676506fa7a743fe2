#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "indexer/clean/date_finder.h"

namespace dateline {

/// A candidate date of a release, with its evidence.
struct DateCandidate {
  Date date;
  std::string time;
  DateSource source = DateSource::none;
};

/// The parts of a saved page.
struct PageParts {
  std::string title;
  std::string body;  ///< paragraphs separated by newlines
  std::string place;
  std::vector<std::string> channels;
  std::vector<DateCandidate> dates;  ///< most credible first
};

}  // namespace dateline
