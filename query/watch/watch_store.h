#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "common/database/writer_lock.h"
#include "common/support/result.h"
#include "query/watch/watch.h"

namespace dateline {

/// Where watches are kept: for each a folder below `watches` in the state directory, with
/// watch.json (replaced as a whole, so that a crash leaves the old or the new one) and a lock.
class WatchStore {
 public:
  /// An empty directory is the user's: $XDG_STATE_HOME/dateline, else ~/.local/state/dateline
  /// (XDG Base Directory Specification). Error usage where there is neither.
  static Result<WatchStore> open(const std::string& directory);

  /// In the order of the alphabet.
  std::vector<std::string> names() const;
  /// Error input where there is no such watch, or its file is damaged.
  Result<Watch> load(const std::string& name) const;
  /// Keeps a watch that load gave; hold the lock meanwhile.
  Result<void> save(const Watch& watch) const;
  /// Keeps a new watch. Error usage where there is one of that name, or the name cannot be that of
  /// a folder.
  Result<void> add(const Watch& watch) const;
  Result<void> remove(const std::string& name, std::chrono::seconds wait) const;

  /// Keeps others from running or removing the watch. Error index_locked after `wait`.
  Result<WriterLock> lock(const std::string& name, std::chrono::seconds wait) const;

 private:
  explicit WatchStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path file_of(const std::string& name) const;
  tl::unexpected<Error> no_watch(const std::string& name) const;

  std::filesystem::path folder_;
};

}  // namespace dateline
