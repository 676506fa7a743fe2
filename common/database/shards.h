#pragma once

#include <xapian.h>

#include <cstddef>

namespace dateline {

/// Xapian interleaves the document ids of the shards of a joined database. These convert between
/// an id there, and the shard (from 0) and the id within it. `shards` is at least 1.
constexpr std::size_t shard_of(Xapian::docid joined, std::size_t shards) {
  return (joined - 1) % shards;
}
constexpr Xapian::docid own_id(Xapian::docid joined, std::size_t shards) {
  return static_cast<Xapian::docid>((joined - 1) / shards + 1);
}
constexpr Xapian::docid joined_id(std::size_t shard, Xapian::docid own, std::size_t shards) {
  return static_cast<Xapian::docid>((own - 1) * shards + shard + 1);
}

}  // namespace dateline
