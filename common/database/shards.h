#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// The shards of a joined database, for a Xapian::PostingSource that runs over one shard but looks
/// things up by document ids of the joined database: Xapian interleaves the ids.
class Shards {
 public:
  explicit Shards(const CheckedDatabase& joined);

  /// Index of the shard with the UUID of `database`; 0 if there is none.
  std::size_t find(const Xapian::Database& shard) const;

  /// Converts the document id in a shard to that in the joined database.
  Xapian::docid joined_id(std::size_t shard, Xapian::docid document) const {
    return static_cast<Xapian::docid>((document - 1) * size() + shard + 1);
  }

  /// The reverse: the shard of a document of the joined database, and its id there.
  std::size_t shard_of(Xapian::docid document) const { return (document - 1) % size(); }
  Xapian::docid own_id(Xapian::docid document) const {
    return static_cast<Xapian::docid>((document - 1) / size() + 1);
  }

 private:
  std::size_t size() const { return identities_.empty() ? 1 : identities_.size(); }

  std::vector<std::string> identities_;
};

}  // namespace dateline
