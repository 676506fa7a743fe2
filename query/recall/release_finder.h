#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "query/recall/last_search.h"
#include "query/search/session.h"

namespace dateline {

/// Whether to look for these in the index of the last search on this terminal: no index was named,
/// and it listed one of them.
bool means_last_search(const std::vector<std::string>& references, bool index_named,
                       const std::optional<LastSearch>& last);

/// Turns what users type into releases: ids first, then ranks of the last search of this terminal
/// if that was of the same indexes, then anything else that find_releases() knows. Not thread-safe.
class ReleaseFinder {
 public:
  /// `indexes` are those of the session, which must outlive this.
  ReleaseFinder(Session& session, const std::vector<std::string>& indexes,
                std::optional<LastSearch> last);

  /// What a text stands for, in one dump or, if none is named, in all.
  Result<Reference> resolve(const std::string& text, const std::string& dump = {});

  /// The releases of each reference, with the words of the last search marked.
  Result<std::vector<std::vector<Hit>>> show(const std::vector<Reference>& references);

 private:
  Session& session_;
  std::optional<LastSearch> last_;
};

/// The absolute paths of indexes, as they are compared and kept.
std::vector<std::string> absolute_paths(const std::vector<std::string>& indexes);

}  // namespace dateline
