#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/database/checked_database.h"
#include "common/manifest/dump_entry.h"
#include "common/manifest/entry_list.h"
#include "common/support/result.h"

namespace dateline {

/// Sums over the entries of a manifest.
struct ManifestTotals {
  std::uint64_t dumps = 0;
  std::uint64_t bytes = 0;  ///< sizes of the dumps
  std::uint64_t releases = 0;
};

/// The dumps that an index was built from, kept in the index's metadata so that documents and
/// bookkeeping are committed together. Sharded by path digest, so that a small update rewrites only
/// the few shards it touches. An archive may have millions of dumps, so entries stay encoded and
/// are decoded on access. Not thread-safe.
class Manifest {
 public:
  /// Iterates over all entries in path order, for a range-based for. The manifest must not change
  /// meanwhile.
  class Iterator;

  /// Reads it from an index. Error index_corrupt if its bytes are inconsistent.
  static Result<Manifest> read(const CheckedDatabase& database);

  /// Reads the entry of a single dump. Error index_corrupt if there is none.
  static Result<DumpEntry> read_entry(const CheckedDatabase& database, std::string_view path);

  /// The entry of the dump with this path. Scans a shard.
  std::optional<DumpEntry> find(std::string_view path) const;

  /// Adds or replaces an entry: cheap for changes in path order.
  void put(const DumpEntry& entry);
  void erase(std::string_view path);

  Iterator begin() const;
  std::default_sentinel_t end() const { return std::default_sentinel; }

  ManifestTotals totals() const;

  /// All refusals, in dump order.
  std::vector<Refusal> refusals() const;

  /// Metadata of the shards that changed since read() or the last call; an empty value removes the
  /// key.
  std::vector<std::pair<std::string, std::string>> take_changes();

  /// Whether both have the same entries.
  bool operator==(const Manifest& other) const { return shards_ == other.shards_; }

 private:
  static constexpr std::size_t shard_count = 256;

  static std::size_t shard_of(std::string_view path);
  static Result<EntryList> read_shard(const CheckedDatabase& database, std::size_t shard);

  std::array<EntryList, shard_count> shards_;
  std::array<bool, shard_count> changed_{};
};

class Manifest::Iterator {
 public:
  using value_type = DumpEntry;
  using difference_type = std::ptrdiff_t;

  explicit Iterator(const Manifest& manifest);

  const DumpEntry& operator*() const { return cursors_[waiting_.back()].entry(); }
  const DumpEntry* operator->() const { return &**this; }
  Iterator& operator++();
  void operator++(int) { ++*this; }
  bool operator==(std::default_sentinel_t /*end*/) const { return waiting_.empty(); }

 private:
  bool comes_later(std::size_t left, std::size_t right) const;
  void add(std::size_t cursor);
  void choose();

  std::vector<EntryCursor> cursors_;  // of the shards
  // A heap of the cursors that are not at their end, except the last element, which is the current
  // one.
  std::vector<std::size_t> waiting_;
};

inline Manifest::Iterator Manifest::begin() const {
  return Iterator(*this);
}

}  // namespace dateline
