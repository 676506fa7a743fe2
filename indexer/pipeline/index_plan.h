#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"
#include "common/support/result.h"
#include "indexer/pipeline/missing_dumps.h"
#include "indexer/source/dump_list.h"
#include "indexer/source/walk.h"

namespace dateline {

/// The roots of an index and those of the files and folders given to a run, as spelt by the user. A
/// given folder takes the place of a root that no longer exists, or is empty, if at least half of
/// the root's dumps are there, with the same size: the archive has moved.
Roots roots_of_run(Roots known, const std::vector<std::string>& given, const Manifest& manifest);

/// Whether the index has releases of a dump at or below one of the places.
bool has_releases_below(const Manifest& manifest, const Roots& roots,
                        const std::vector<std::string>& places);

/// Merges dumps and manifest entries, both in path order, and calls `visit` with pointers to the
/// dump and entry of each path; nullptr if one is missing.
template <typename Visit>
void join_by_path(const DumpList& dumps, const Manifest& manifest, const Visit& visit) {
  auto dump = dumps.begin();
  const DumpEntry* const no_entry = nullptr;
  for (const DumpEntry& entry : manifest) {
    for (; dump != dumps.end() && dump->path < entry.dump.path; ++dump) visit(&*dump, no_entry);
    const bool both = dump != dumps.end() && dump->path == entry.dump.path;
    visit(both ? &*dump : nullptr, &entry);
    if (both) ++dump;
  }
  for (; dump != dumps.end(); ++dump) visit(&*dump, no_entry);
}

/// User choices about dumps that are already indexed.
struct PlanOptions {
  bool verify = false;         ///< compare dumps by digest even if size, mtime and inode agree
  bool retry_refused = false;  ///< read dumps with refusals again
  Prune prune = Prune::nothing;
};

/// What a run must do to update the index from the archive.
struct IndexPlan {
  DumpList to_read;           ///< new and changed ones, sorted by path
  std::uint64_t added = 0;    ///< of them new
  std::uint64_t changed = 0;  ///< changed dumps to read again; their old releases are removed
  ResumePoints grown;         ///< changed dumps to resume from there
  EntryList touched;          ///< same bytes, other mtime or inode: only the entry changes
  std::vector<std::string> removed;  ///< paths whose releases are removed
  /// New dumps known by another path, with that path; its releases are removed.
  std::map<std::string, std::string> moved;
  std::uint64_t unchanged = 0;       ///< or unreadable
  std::vector<Refusal> unreadable;   ///< changed dumps that keep their releases, and why
  std::uint64_t gone = 0;            ///< missing dumps that keep their releases
  std::vector<std::string> missing;  ///< folders that lost many dumps; sentences

  bool empty() const { return to_read.empty() && touched.size() == 0 && removed.empty(); }
};

/// Why a dump that has releases in the index may not be read, if so: they are kept until it can.
std::optional<Refusal> refuse_unreadable(const DumpEntry& known, const Roots& roots);

/// Makes dumps of what is odd, so that it is refused once and remembered. In the place of a dump
/// that has releases it is refused by every run, and the dump is missing.
void take_odd(Walk& found, const Manifest& manifest);

/// Compares the dumps found below the `given` places with the index: by size, time and inode first,
/// by digest if in doubt. Other dumps are left alone.
IndexPlan make_plan(const Walk& found, const std::vector<std::string>& given, const Roots& roots,
                    const Manifest& manifest, const PlanOptions& options);

}  // namespace dateline
