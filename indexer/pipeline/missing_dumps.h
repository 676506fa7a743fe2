#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"

namespace dateline {

/// Which releases of missing dumps to remove.
enum class Prune {
  nothing,
  few,  ///< up to a tenth of those of a given folder, and none that judge_missing() warns of
  all,  ///< except below what cannot be read
};

/// An indexed dump that is no longer there.
struct MissingDump {
  std::string path;  ///< in the index
  std::uint64_t releases = 0;
};

/// What to do about missing dumps.
struct MissingDumps {
  std::vector<std::string> removed;   ///< paths whose releases are to be removed
  std::vector<std::string> warnings;  ///< why others are kept that need attention; sentences
};

/// Decides about missing dumps below the given places. A disk that is not mounted must not empty
/// the index, nor go unnoticed: it leaves an empty folder, or one with other files. So the loss of
/// more than half of the releases of a folder is a warning if the folder was given or still exists;
/// one that is gone itself counts for the folder above it. `unread` is what the walk could not
/// read.
MissingDumps judge_missing(const std::vector<MissingDump>& missing,
                           const std::vector<std::string>& given, const Roots& roots,
                           const Manifest& manifest, const std::vector<Refusal>& unread,
                           Prune prune);

}  // namespace dateline
