#pragma once

#include "common/manifest/manifest.h"
#include "indexer/source/dump_list.h"

namespace dateline {

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

}  // namespace dateline
