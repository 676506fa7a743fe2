#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/explain/absence.h"
#include "query/search/searcher.h"

namespace dateline {

/// Searches an archive that may be updated concurrently. If the index changes during a search, the
/// whole search is repeated on a fresh snapshot, a bounded number of times; after that the error is
/// index_changed. Not thread-safe.
class Session {
 public:
  /// Errors: see Snapshot::open.
  static Result<Session> open(const std::vector<std::string>& paths);

  Result<SearchResult> search(const SearchRequest& request);

  /// Why the releases with this id are not among the results of the request, or where they are.
  Result<std::vector<Absence>> explain_absence(const SearchRequest& request, const std::string& id);

  /// Every release with this id, in one dump or, if none is named, in all dumps.
  Result<std::vector<Release>> releases_with_id(const std::string& id,
                                                const std::string& dump = {});

  /// Where each of these releases is in its dump.
  Result<std::vector<IndexedRecord>> records_with_id(const std::string& id,
                                                     const std::string& dump = {});

 private:
  explicit Session(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  Result<void> reopen();

  /// Runs `work` on the searcher, and again on a fresh one if the index changed.
  template <typename Work>
  auto with_fresh_searcher(Work work) -> decltype(work(std::declval<Searcher&>()));

  std::vector<std::string> paths_;
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace dateline
