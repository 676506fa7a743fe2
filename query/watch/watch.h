#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/session.h"

namespace dateline {

/// A saved search and the releases it has reported.
struct Watch {
  std::string name;
  std::vector<std::string> line;  ///< the arguments of dateline-query for the search
  std::string last_run;           ///< "2026-11-24T18:05:00Z", or empty before the first
  std::set<std::uint64_t> told;   ///< by release_key
};

/// A digest of what a release says: its day and the words of its title and body. It does not depend
/// on where the release is in a dump or an index, so a rebuilt index, a moved dump or another copy
/// is not news; a change of wording is.
std::uint64_t release_key(const std::optional<GradedDate>& date, std::string_view title,
                          std::string_view body_digest);

/// All matches of the request that the watch has not reported, ignoring the request's limit. If the
/// request collapses copies, only copies that are news are collapsed.
Result<SearchResult> find_news(Session& session, SearchRequest request, const Watch& watch);

/// Marks the releases found as reported.
void mark_told(Watch& watch, const SearchResult& news);

}  // namespace dateline
