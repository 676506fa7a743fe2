#pragma once

#include <string>
#include <vector>

#include "common/manifest/refusal.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// The dumps below the paths that the user named, and what could not be read of them.
struct Walk {
  DumpList dumps;  ///< sorted by path, each file once
  std::vector<Refusal> refusals;
};

/// Walks files and folders. Files and folders whose name begins with a dot are left out unless
/// they are named themselves. Symbolic links are followed; a folder is entered once, so loops end.
Walk walk(const std::vector<std::string>& roots);

}  // namespace dateline
