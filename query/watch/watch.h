#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/session.h"

namespace dateline {

/// A saved search, and which releases it has told of.
struct Watch {
  std::string name;
  std::vector<std::string> line;  ///< the arguments of dateline-query that search for it
  std::string last_run;           ///< "2026-11-24T18:05:00Z", or empty before the first
  std::set<std::uint64_t> told;   ///< by release_key
};

/// What a release says, as a number: a digest of its day, the words of its title and its body. It
/// does not depend on where the release lies in a dump or in an index. So a rebuilt index or a
/// moved dump makes no news, nor does a second copy; a change of wording does.
std::uint64_t release_key(const std::optional<Date>& date, std::string_view title,
                          std::string_view body_digest);

/// All that the request finds and the watch has not told of, whatever the request's limit. Where it
/// folds copies, those are put together that are news.
Result<SearchResult> find_news(Session& session, SearchRequest request, const Watch& watch);

/// Counts the releases found as told.
void mark_told(Watch& watch, const SearchResult& news);

}  // namespace dateline
