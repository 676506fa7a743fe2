#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

/// How thoroughly an index is looked at.
enum class CheckDepth {
  fast,         ///< it opens, its metadata is whole, the counts agree, files are as digested
  unpublished,  ///< of a new generation without digests: the counts of each dump, some releases
  full,         ///< all: every table by its structure, every dump, every stored release
};

/// What was found, in plain words.
struct CheckReport {
  std::uint64_t releases = 0;
  std::uint64_t dumps = 0;
  std::uint64_t checked_releases = 0;  ///< unpacked and compared with their digests
  bool digests = false;                ///< there were digests to compare the tables with
  std::vector<std::string> damage;     ///< a sentence each; empty where the index is sound
  std::vector<std::string> notes;      ///< what is no damage, but good to know

  bool sound() const { return damage.empty(); }
};

/// Looks at one generation. Damage is no error: it is in the report. Where bytes differ from what
/// was written nothing more of the generation is read, since Xapian trusts its tables.
/// The caller holds the writer's lock or knows that nobody writes.
CheckReport check_generation(const std::filesystem::path& generation, CheckDepth depth);

/// Looks at the live generation and at those that are kept. Error index_missing where there is
/// none, index_corrupt where the stub cannot be read. The caller holds the writer's lock.
Result<CheckReport> check_index(const IndexDirectory& directory, CheckDepth depth);

}  // namespace dateline
