#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/inflater.h"
#include "common/glass/posting_chunk.h"
#include "common/support/result.h"

namespace dateline {

/// The postings of a term in one shard, or the lengths of its documents, from the leaves that hold
/// them: in chunks, each inflated and decoded when it is reached. Not thread-safe.
class PostingList {
 public:
  using Entry = glass::PostingEntry;

  /// `leaves` as TableVerifier::read() returns them, of the table "postlist"; `key` is that of the
  /// first chunk, `later` what the keys of later ones begin with, before a document
  /// (common/glass/keys.h). No document of the shard is after `last_document`. A chunk that is cut
  /// off at either end of the leaves is left out.
  PostingList(std::string leaves, std::string_view key, std::string_view later,
              std::uint32_t last_document);

  /// The entries of the first chunk with `document` or one after it, empty at the end of the list:
  /// in ascending order, and so are those of one chunk after the other. Does not decode the chunks
  /// before. Valid until the next call. Error index_corrupt for a damaged chunk.
  Result<std::span<const Entry>> chunk_from(std::uint32_t document);

  /// Whether the chunk that may hold `document` is there, rather than cut off before the leaves.
  bool reaches_back_to(std::uint32_t document) const {
    return !chunks_.empty() && chunks_.front().first <= document;
  }

 private:
  /// Of a tag, in the leaves.
  struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  struct Chunk {
    std::uint32_t first = 1;  ///< document, by its key; the first chunk of the list has none
    bool has_header = false;  ///< as that has
    bool deflated = false;
    std::size_t part = 0;  ///< the first of its tag
  };

  static constexpr auto none = static_cast<std::size_t>(-1);

  std::size_t find(std::uint32_t document) const;
  bool is_in(std::uint32_t document, std::size_t chunk) const;
  std::string_view tag_of(std::size_t chunk);  ///< valid until the next call
  bool decode(std::size_t chunk);

  std::string leaves_;
  std::uint32_t last_document_;
  std::vector<Chunk> chunks_;
  std::vector<Part> parts_;
  std::string joined_;  ///< the parts of a tag
  bool damaged_ = false;
  glass::Inflater inflater_;
  std::vector<Entry> entries_;
  std::size_t decoded_ = none;  ///< the chunk that these are of
};

}  // namespace dateline
