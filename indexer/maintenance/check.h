#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

/// How thoroughly to check an index.
enum class CheckDepth {
  fast,         ///< it opens, metadata is intact, counts agree, files match their digests
  unpublished,  ///< for a new generation without digests: counts per dump, some releases
  full,         ///< everything: the structure of every table, every dump, every stored release
};

/// The findings, in plain words.
struct CheckReport {
  std::uint64_t releases = 0;
  std::uint64_t dumps = 0;
  std::uint64_t checked_releases = 0;  ///< decompressed and compared with their digests
  bool digests = false;                ///< the tables have digests to check against
  std::vector<std::string> damage;     ///< one sentence each; empty if the index is sound
  std::vector<std::string> notes;      ///< not damage, but worth knowing

  bool sound() const { return damage.empty(); }
};

/// Checks one generation. Damage is not an error, but part of the report; memory that runs out is
/// one (io). If files differ from their digests, nothing else is read, since Xapian trusts its
/// tables. The caller must hold the writer lock or know that nobody is writing.
Result<CheckReport> check_generation(const std::filesystem::path& generation, CheckDepth depth);

/// Error index_schema, with the command that rebuilds it, if the index is of another version, which
/// is no damage. Whatever else may be wrong is left to the check.
Result<void> check_version(const IndexDirectory& directory);

/// Checks the live generation and the kept ones. Error index_missing if there is none,
/// index_corrupt if the stub cannot be read, index_schema as check_version(), and those of
/// check_generation(). The caller must hold the writer lock.
Result<CheckReport> check_index(const IndexDirectory& directory, CheckDepth depth);

}  // namespace dateline
