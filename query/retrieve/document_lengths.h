#pragma once

#include <xapian.h>

#include <cstddef>
#include <limits>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// The lengths of the documents of one shard that is here, in words, read where they are first
/// asked for and kept. Not thread-safe. The database must outlive it.
class DocumentLengths {
 public:
  DocumentLengths(const CheckedDatabase& database, std::size_t shard)
      : database_(&database),
        shard_(shard),
        last_(database.last_document(shard)),
        blocks_(last_ / block_size + 1) {}

  /// Of a document, by its id in the shard. May throw Xapian's exceptions.
  Xapian::termcount operator[](Xapian::docid document) {
    const Block& block = blocks_[document / block_size];
    if (block.empty() || block[document % block_size] == unread) read_from(document);
    return block[document % block_size];
  }

 private:
  static constexpr Xapian::docid block_size = 1024;
  static constexpr auto unread = std::numeric_limits<Xapian::termcount>::max();

  using Block = std::vector<Xapian::termcount>;  ///< by document; empty until first used

  void read_from(Xapian::docid document);
  void set(Xapian::docid document, Xapian::termcount length);

  const CheckedDatabase* database_;
  std::size_t shard_;
  Xapian::docid last_;
  std::vector<Block> blocks_;
};

}  // namespace dateline
