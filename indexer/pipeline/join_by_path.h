#pragma once

#include "common/manifest/manifest.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// Goes through dumps and the entries of a manifest, both in the order of their paths, and calls
/// `visit` with pointers to the two of each path, nullptr for the one that is missing.
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
