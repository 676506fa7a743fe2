#pragma once

#include "common/database/snapshot.h"
#include "common/support/result.h"
#include "query/match/highlighter.h"
#include "query/rank/copies.h"
#include "query/retrieve/remote_matches.h"
#include "query/search/search_request.h"
#include "query/search/search_result.h"
#include "query/search/short_ids.h"
#include "query/search/shown_paths.h"

namespace dateline {

/// Turns a group of copies into a hit: the lead, read and marked, and where and when the other
/// copies ran. Its arguments must outlive it; `remote` is not null over servers, and has the groups
/// among its matches. Not thread-safe.
class HitReader {
 public:
  HitReader(const Snapshot& snapshot, RemoteMatches* remote, const MatchedWords& matched,
            const SearchRequest& request, StageClock& clock)
      : snapshot_(snapshot),
        remote_(remote),
        highlighter_(matched),
        request_(request),
        clock_(clock),
        paths_(snapshot),
        short_ids_(snapshot.database()) {}

  /// Does not set the rank. Errors: see Snapshot::release.
  Result<Hit> read(const CopyGroup& group);

 private:
  const Snapshot& snapshot_;
  RemoteMatches* remote_;
  Highlighter highlighter_;
  const SearchRequest& request_;
  StageClock& clock_;
  ShownPaths paths_;
  ShortIds short_ids_;
};

}  // namespace dateline
