#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/support/result.h"
#include "indexer/source/walk.h"

namespace dateline {

/// What the user decides about dumps that the index knows.
struct PlanOptions {
  bool verify = false;         ///< compare dumps by digest even where size, mtime and inode agree
  bool retry_refused = false;  ///< read dumps with refusals again
  bool prune = false;          ///< remove releases whose dump is gone
};

/// What a run has to do so that the index agrees with the archive.
struct IndexPlan {
  DumpList to_read;                  ///< new and changed ones, sorted by path
  std::uint64_t added = 0;           ///< of them new
  std::uint64_t changed = 0;         ///< of them read again; their old releases go
  ResumePoints grown;                ///< changed dumps that are only read on from there
  EntryList touched;                 ///< same bytes, other mtime or inode: only the entry changes
  std::vector<std::string> removed;  ///< paths whose releases go
  /// New dumps that were known by another path, and that; its releases go with them.
  std::map<std::string, std::string> moved;
  std::uint64_t unchanged = 0;
  std::uint64_t gone = 0;  ///< dumps that are not there any more but keep their releases

  bool empty() const { return to_read.empty() && touched.size() == 0 && removed.empty(); }
};

/// Compares what the walk found below `roots` with what the index knows: by size, time and inode
/// first, by digest where these leave a doubt. A dump of another root is left alone. Nothing is
/// pruned below a root or folder that the walk could not read.
IndexPlan make_plan(const Walk& found, const std::vector<std::string>& roots,
                    const Manifest& manifest, const PlanOptions& options);

}  // namespace dateline
