#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/manifest/dump.h"
#include "common/manifest/refusal.h"
#include "common/manifest/resume_point.h"

namespace dateline {

/// What became of a dump that was read.
struct DumpOutcome {
  std::uint64_t digest = 0;           ///< XXH3 of its bytes
  std::uint64_t records = 0;          ///< found in it, refused ones with them
  std::uint64_t releases = 0;         ///< of it in the index
  std::optional<ResumePoint> resume;  ///< where the reading goes on when it has grown
  std::vector<Refusal> refusals;      ///< their `file` is the dump's path

  bool operator==(const DumpOutcome&) const = default;
};

/// What the index knows of a dump that was read into it.
struct DumpEntry : DumpOutcome {
  /// Time of a dump that could not be read to its end: the next run tries again.
  static constexpr std::int64_t in_doubt = 0;

  Dump dump;  ///< as it was when it was read

  bool operator==(const DumpEntry&) const = default;
};

}  // namespace dateline
