#pragma once

#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"

namespace dateline {

/// The roots of an index and those of the files and folders given to a run, as spelt by the user. A
/// given folder takes the place of a root that no longer exists, or is empty, if at least half of
/// the root's dumps are there, with the same size: the archive has moved.
Roots roots_of_run(Roots known, const std::vector<std::string>& given, const Manifest& manifest);

/// Whether the index knows a dump at or below one of the places.
bool has_dumps_below(const Manifest& manifest, const Roots& roots,
                     const std::vector<std::string>& places);

}  // namespace dateline
