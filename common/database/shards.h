#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

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

/// The shards of a joined database, for a Xapian::PostingSource that runs over one shard but looks
/// things up by document ids of the joined database.
class Shards {
 public:
  /// `identities` are the UUIDs of the shards in order, with colons between (get_uuid() of the
  /// joined database).
  explicit Shards(const std::string& identities);

  /// Index of the shard with the UUID of `database`; 0 if there is none.
  std::size_t find(const Xapian::Database& shard) const;

  /// These convert document ids, as above.
  std::size_t shard_of(Xapian::docid joined) const { return dateline::shard_of(joined, size()); }
  Xapian::docid own_id(Xapian::docid joined) const { return dateline::own_id(joined, size()); }
  Xapian::docid joined_id(std::size_t shard, Xapian::docid own) const {
    return dateline::joined_id(shard, own, size());
  }

 private:
  std::size_t size() const { return identities_.empty() ? 1 : identities_.size(); }

  std::vector<std::string> identities_;
};

}  // namespace dateline
