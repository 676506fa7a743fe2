#include "query/retrieve/document_lengths.h"

#include <algorithm>

#include "common/support/result.h"

namespace dateline {
namespace {

constexpr Xapian::docid read_at_once = 8192;  // two blocks of the index, or three

}  // namespace

void DocumentLengths::read_from(Xapian::docid document) {
  const Xapian::docid last = std::min(document + read_at_once, last_);
  PostingList list = database_->lengths(shard_, document, last);
  for (Xapian::docid next = document; next <= last;) {
    const auto chunk = list.chunk_from(next);
    if (!chunk) database_->throw_damaged(shard_, chunk.error());
    if (chunk->empty()) break;
    for (const auto& entry : *chunk) set(entry.document, entry.wdf);
    next = chunk->back().document + 1;
  }
  const Block& block = blocks_[document / block_size];
  if (!block.empty() && block[document % block_size] != unread) return;
  database_->throw_damaged(
      shard_, {ErrorKind::index_corrupt, "a release in the index has no length", rebuild_hint});
}

void DocumentLengths::set(Xapian::docid document, Xapian::termcount length) {
  Block& block = blocks_[document / block_size];
  if (block.empty()) block.assign(block_size, unread);
  block[document % block_size] = length;
}

}  // namespace dateline
