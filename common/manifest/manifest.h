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

/// The dumps that an index was made from, kept in the index's own metadata so that documents and
/// bookkeeping are committed together. Spread over shards by the path's digest: a small update
/// rewrites the few shards that it touches. An archive may have millions of dumps, so entries are
/// held as they are stored and decoded when looked at. Not thread-safe.
class Manifest {
 public:
  /// Goes through all entries in the order of their paths, for a range-based for. The manifest does
  /// not change meanwhile.
  class Iterator;

  /// Reads it from an index. Error index_corrupt where its bytes contradict themselves.
  static Result<Manifest> read(const CheckedDatabase& database);

  /// Reads the entry of one dump alone. Error index_corrupt where there is none.
  static Result<DumpEntry> read_entry(const CheckedDatabase& database, std::string_view path);

  /// The entry of the dump with that path. Goes through a shard.
  std::optional<DumpEntry> find(std::string_view path) const;

  /// Adds an entry or replaces one: cheap where changes come in the order of paths.
  void put(const DumpEntry& entry);
  void erase(std::string_view path);

  Iterator begin() const;
  std::default_sentinel_t end() const { return std::default_sentinel; }

  ManifestTotals totals() const;

  /// All refusals, in the order of their dumps.
  std::vector<Refusal> refusals() const;

  /// Metadata of the shards that changed since read() or the last call; an empty value means that
  /// the key goes.
  std::vector<std::pair<std::string, std::string>> take_changes();

  /// Whether both know the same of the same dumps.
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
  // A heap of those that are not at their end, but for the last: that is the one whose turn it is.
  std::vector<std::size_t> waiting_;
};

inline Manifest::Iterator Manifest::begin() const {
  return Iterator(*this);
}

}  // namespace dateline
