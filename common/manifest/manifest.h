#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/manifest/dump.h"
#include "common/manifest/refusal.h"
#include "common/manifest/resume_point.h"
#include "common/support/result.h"

namespace dateline {

/// What the index knows of a dump that was read into it.
struct DumpEntry {
  /// Time of a dump that could not be read to its end: the next run tries again.
  static constexpr std::int64_t in_doubt = 0;

  Dump dump;                          ///< as it was when it was read
  std::uint64_t digest = 0;           ///< XXH3 of its bytes
  std::uint64_t records = 0;          ///< found in it, refused ones with them
  std::uint64_t releases = 0;         ///< of it in the index
  std::vector<Refusal> refusals;      ///< their `file` is the dump's path
  std::optional<ResumePoint> resume;  ///< where the reading goes on when it has grown

  bool operator==(const DumpEntry&) const = default;
};

/// The dumps that an index was made from, kept in the index's own metadata so that documents and
/// bookkeeping are committed together. Spread over shards by the path's digest: a small update
/// rewrites the few shards that it touches. Not thread-safe.
class Manifest {
 public:
  /// Reads it from an index. Error index_corrupt where its bytes contradict themselves.
  static Result<Manifest> read(const Xapian::Database& database);

  /// Reads the entry of one dump alone. Error index_corrupt where there is none.
  static Result<DumpEntry> read_entry(const Xapian::Database& database, std::string_view path);

  /// The entry of the dump with that path, or nullptr; valid until the manifest changes.
  const DumpEntry* find(std::string_view path) const;

  void put(DumpEntry entry);
  void erase(std::string_view path);

  /// Every entry, by path.
  const std::map<std::string, DumpEntry, std::less<>>& entries() const { return entries_; }

  /// All refusals, in the order of their dumps.
  std::vector<Refusal> refusals() const;

  /// Metadata of the shards that changed since read() or the last call; an empty value means that
  /// the key goes.
  std::vector<std::pair<std::string, std::string>> take_changes();

 private:
  static constexpr std::size_t shard_count = 256;

  static std::size_t shard_of(std::string_view path);

  std::map<std::string, DumpEntry, std::less<>> entries_;
  std::array<bool, shard_count> changed_{};
};

}  // namespace dateline
