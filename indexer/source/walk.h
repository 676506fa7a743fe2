#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "common/manifest/roots.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// Something in the place of a dump that cannot be read as one: a link to nothing, a pipe.
struct Oddity {
  Dump dump;
  Refusal refusal;
};

/// The dumps below the given paths, and what could not be read.
struct Walk {
  DumpList dumps;  ///< sorted by path, each file once
  std::vector<Oddity> odd;
  std::vector<Refusal> refusals;   ///< of what may be read another time
  std::vector<std::string> links;  ///< symbolic links that were followed
};

/// Walks files and folders, and names what it finds as the roots do. Skips names starting with a
/// dot unless given explicitly, and folders that hold an index: that at `index`, even if
/// unfinished, and any other Xapian database. Follows symbolic links but enters each folder only
/// once, so loops end; a link to something that a root shows is just another spelling of its path.
/// Places that do not exist are left out.
Walk walk(const std::vector<std::string>& places, const Roots& roots = {},
          const std::filesystem::path& index = {});

/// Whether a dump that cannot be read is an oddity, and still the one that the walk found.
bool is_odd(const Dump& dump, const std::string& place);

/// Looks for dumps by their paths. Not thread-safe. The roots must outlive it.
class DumpFinder {
 public:
  explicit DumpFinder(const Roots& roots) : roots_(roots) {}

  /// The dump of this entry, if a walk finds it there: not where a folder, a link to something
  /// that a root shows or, if it held releases, an oddity has taken its place. Cheap for many dumps
  /// of a folder in turn.
  std::optional<Dump> find(const DumpEntry& known);

 private:
  bool has_no_link(const std::filesystem::path& folder);

  const Roots& roots_;
  std::filesystem::path folder_;  ///< the last one looked at
  bool folder_has_no_link_ = false;
};

}  // namespace dateline
