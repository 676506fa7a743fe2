#pragma once

#include <cstddef>
#include <string>

#include "query/rank/ranking.h"
#include "query/syntax/date_period.h"

namespace dateline {

/// What is asked of an archive.
struct SearchRequest {
  std::string text;
  bool plain_words = false;  ///< no operators; any word may match
  bool any = false;          ///< words beside each other: any may match
  bool exact = false;        ///< no stems
  Date today;                ///< what relative dates count from
  DatePeriod period;         ///< only releases of these days, beside what the text asks for
  RankingOptions ranking;
  std::size_t offset = 0;
  std::size_t limit = 10;
  bool exact_count = false;     ///< count all that match, however many
  bool first_and_last = false;  ///< find the first and last day of all that match
};

}  // namespace dateline
