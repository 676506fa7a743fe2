#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/manifest/dump.h"
#include "common/manifest/refusal.h"
#include "common/manifest/resume_point.h"

namespace dateline {

/// The outcome of reading a dump.
struct DumpOutcome {
  std::uint64_t digest = 0;           ///< XXH3 of its bytes
  std::uint64_t records = 0;          ///< found in it, including refused ones
  std::uint64_t releases = 0;         ///< of it in the index
  std::optional<ResumePoint> resume;  ///< where to resume reading when it has grown
  std::vector<Refusal> refusals;      ///< their `file` is the dump's path

  bool operator==(const DumpOutcome&) const = default;
};

/// What the index knows about a dump.
struct DumpEntry : DumpOutcome {
  /// Time recorded for a dump that could not be read completely: the next run tries again.
  static constexpr std::int64_t in_doubt = 0;

  Dump dump;  ///< as of reading

  bool operator==(const DumpEntry&) const = default;
};

}  // namespace dateline
