#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// The shards of a joined database, for a Xapian::PostingSource that runs over one of them and asks
/// something by the document id of the whole: Xapian interleaves the ids.
class Shards {
 public:
  explicit Shards(const CheckedDatabase& joined);

  /// Which of them a database is, by its UUID; the first where none is.
  std::size_t find(const Xapian::Database& shard) const;

  /// The id in the joined database of a document of a shard.
  Xapian::docid joined_id(std::size_t shard, Xapian::docid document) const {
    return static_cast<Xapian::docid>((document - 1) * size() + shard + 1);
  }

  /// The other way round: in which shard a document of the joined database is, and its id there.
  std::size_t shard_of(Xapian::docid document) const { return (document - 1) % size(); }
  Xapian::docid own_id(Xapian::docid document) const {
    return static_cast<Xapian::docid>((document - 1) / size() + 1);
  }

 private:
  std::size_t size() const { return identities_.empty() ? 1 : identities_.size(); }

  std::vector<std::string> identities_;
};

}  // namespace dateline
