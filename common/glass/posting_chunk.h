#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::glass {

/// A document of a posting list, and how often it holds the term; in the list of all documents, its
/// length.
struct PostingEntry {
  std::uint32_t document = 0;
  std::uint32_t wdf = 0;

  bool operator==(const PostingEntry&) const = default;
};

/// Decodes a tag, inflated, of the first chunk of a posting list (FORMAT.md, "The tag of a chunk").
/// `entries` get its postings: at least one, in strictly ascending order, with documents from 1 to
/// `last`. False if the tag is damaged; `entries` are worthless then.
bool decode_first_chunk(std::string_view tag, std::uint32_t last,
                        std::vector<PostingEntry>& entries);

/// The same for a later chunk, whose key names the document that it begins with.
bool decode_later_chunk(std::string_view tag, std::uint32_t first, std::uint32_t last,
                        std::vector<PostingEntry>& entries);

}  // namespace dateline::glass
