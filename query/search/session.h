#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "query/search/absence.h"
#include "query/search/searcher.h"

namespace dateline {

/// How often to try a search before reporting that the index changes too fast.
inline constexpr int most_attempts = 5;

/// Runs `work`. If the index has changed meanwhile (error index_changed), looks damaged (as a block
/// does that is being written) or its server is lost (unreachable), calls `renew` for a fresh view
/// and retries, up to most_attempts times in total. Returns the last result of `work`, or the error
/// of `renew`.
template <typename Work, typename Renew>
auto repeat_where_changed(Work work, Renew renew) -> decltype(work()) {
  auto result = work();
  for (int attempt = 1; attempt < most_attempts; ++attempt) {
    if (result) break;
    const ErrorKind kind = result.error().kind;
    if (kind != ErrorKind::index_changed && kind != ErrorKind::index_corrupt &&
        kind != ErrorKind::unreachable) {
      break;
    }
    if (auto renewed = renew(); !renewed) return pass(renewed);
    result = work();
  }
  return result;
}

/// The state of an index: its generation, and the file that each commit replaces.
struct IndexStamp {
  unsigned generation = 0;
  ino_t inode = 0;
  /// Nanoseconds since 1970: two updates within a second may leave the same inode.
  std::int64_t modified = 0;
  std::string state = {};  ///< of a server, instead of all that; empty if it does not answer

  bool operator==(const IndexStamp&) const = default;
};

/// Searches an archive that may be updated concurrently. If the index changes during a search, the
/// whole search is repeated on a fresh snapshot, a bounded number of times; after that the error is
/// index_changed. Not thread-safe.
class Session {
 public:
  /// Errors: see Snapshot::open. Where a server is lost during a search, the search is repeated
  /// without it, unless all are required.
  static Result<Session> open(const std::vector<std::string>& paths,
                              const OpenOptions& options = {});

  Result<SearchResult> search(const SearchRequest& request);

  /// The same, but the sink takes the hits; the result has none. Once the sink has begun, a search
  /// is not repeated.
  Result<SearchResult> search(const SearchRequest& request, ResultSink& sink);

  /// Why the releases that a reference means are not among the results of the request, or where
  /// they are.
  Result<std::vector<Absence>> explain_absence(const SearchRequest& request,
                                               const Reference& reference);

  /// See Searcher.
  Result<std::vector<std::vector<Hit>>> show(const std::vector<Reference>& references,
                                             const SearchRequest& words);
  Result<std::vector<Copy>> copies_of(const Reference& reference);
  Result<std::vector<IndexedRecord>> records_of(const Reference& reference);

  /// Opens the indexes again if another generation was published or one was updated since; those
  /// on servers are asked every ten seconds.
  Result<void> refresh();

  /// Number of releases.
  std::size_t size() const { return searcher_->snapshot().size(); }

  /// For a report: now, and for each index its path, releases, generation and when that was
  /// written, in one line each.
  std::vector<std::string> account() const;

 private:
  Session(std::vector<std::string> paths, const OpenOptions& options)
      : paths_(std::move(paths)), options_(options) {}

  Result<void> reopen();

  /// Those of now; of servers, those of before if they were asked in the last seconds.
  std::vector<IndexStamp> present_stamps();

  /// Runs `work` on the searcher, and again on a fresh one if the index changed.
  template <typename Work>
  auto with_fresh_searcher(Work work) -> decltype(work(std::declval<Searcher&>()));

  std::vector<std::string> paths_;
  OpenOptions options_;
  bool lost_server_ = false;                     ///< in the last search
  std::chrono::steady_clock::time_point asked_;  ///< when servers were asked for their state
  std::vector<IndexStamp> stamps_;               ///< when they were opened
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace dateline
