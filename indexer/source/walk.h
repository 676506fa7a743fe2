#pragma once

#include <string>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// The dumps below the given paths, and what could not be read.
struct Walk {
  DumpList dumps;  ///< sorted by path, each file once
  std::vector<Refusal> refusals;
  std::vector<std::string> links;  ///< symbolic links that were followed
};

/// Walks files and folders. Skips names starting with a dot unless given explicitly. Follows
/// symbolic links but enters each folder only once, so loops end.
Walk walk(const std::vector<std::string>& roots);

}  // namespace dateline
