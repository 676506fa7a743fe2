#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/writer_lock.h"
#include "common/support/result.h"
#include "query/search/session.h"

namespace dateline {

/// A saved search and the releases it has reported.
struct Watch {
  std::string name;
  std::vector<std::string> line;  ///< the arguments of dateline-query for the search
  std::string last_run;           ///< "2026-11-24T18:05:00Z", or empty before the first
  std::set<std::uint64_t> told;   ///< digests of the releases reported
};

/// All matches of the request that the watch has not reported, ignoring the request's limit. If the
/// request collapses copies, only copies that are news are collapsed.
Result<SearchResult> find_news(Session& session, SearchRequest request, const Watch& watch);

/// Marks the releases found as reported.
void mark_told(Watch& watch, const SearchResult& news);

/// A watch as JSON, without its name: {"version": 1, "line": [...], "last_run": "...",
/// "told": ["0123456789abcdef", ...]}.
std::string encode_watch(const Watch& watch);

/// Reads the output of encode_watch; nothing if the text is anything else.
std::optional<Watch> decode_watch(std::string_view text);

/// Stores watches: each has a folder below `watches` in the state directory, with watch.json
/// (replaced atomically, so that a crash leaves either the old or the new one) and a lock.
class WatchStore {
 public:
  /// An empty path means the user's directory: $XDG_STATE_HOME/dateline, else
  /// ~/.local/state/dateline (XDG Base Directory Specification). Error: usage if neither is known.
  static Result<WatchStore> open(const std::string& directory);

  /// Where all of them are.
  const std::filesystem::path& folder() const { return folder_; }

  /// In alphabetical order; none if the folder does not exist. Error: io if it cannot be read.
  Result<std::vector<std::string>> names() const;
  /// Error: input if there is no such watch, or its file is damaged.
  Result<Watch> load(const std::string& name) const;
  /// Saves a watch returned by load(); hold the lock meanwhile.
  Result<void> save(const Watch& watch) const;
  /// Saves that the watch ran now, and what it found as reported; hold the lock meanwhile.
  Result<void> record_run(Watch& watch, const SearchResult& news) const;
  /// Saves a new watch. Error: usage if the name is taken or not valid.
  Result<void> add(const Watch& watch) const;
  Result<void> remove(const std::string& name, std::chrono::seconds wait) const;

  /// Keeps other processes from running or removing the watch. Error: index_locked after `wait`.
  Result<WriterLock> lock(const std::string& name, std::chrono::seconds wait) const;

 private:
  explicit WatchStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path file_of(const std::string& name) const;
  Failure no_watch(const std::string& name) const;

  std::filesystem::path folder_;
};

}  // namespace dateline
