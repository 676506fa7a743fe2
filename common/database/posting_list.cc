#include "common/database/posting_list.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/glass/block_format.h"
#include "common/glass/pack.h"

namespace dateline {
namespace {

/// The document that a key says a chunk begins with, 0 for the first chunk; nullopt if the key is
/// of something else. `key` and `later` as PostingList() has them.
std::optional<std::uint32_t> first_document(std::string_view of, std::string_view key,
                                            std::string_view later) {
  if (of == key) return 0;
  if (!of.starts_with(later)) return std::nullopt;
  return glass::read_sortable(of.substr(later.size()));
}

}  // namespace

PostingList::PostingList(std::string leaves, std::string_view key, std::string_view later,
                         std::uint32_t last_document)
    : leaves_(std::move(leaves)), last_document_(last_document) {
  std::optional<std::uint32_t> open;  // chunk, of which the last component is still to come
  std::uint32_t component = 0;
  const auto take = [&](const glass::LeafItem& item) {
    const auto first = first_document(item.key, key, later);
    if (!first) return;
    if (item.first) {
      const bool rises = chunks_.empty() || *first > chunks_.back().first;
      if (open || !rises) damaged_ = true;
      Chunk chunk;
      chunk.first = std::max(*first, 1U);
      chunk.has_header = *first == 0;
      chunk.deflated = item.deflated;
      chunk.part = parts_.size();
      chunks_.push_back(chunk);
    } else if (!open && chunks_.empty()) {
      return;  // its beginning is before the leaves
    } else if (open != first || item.component != component + 1) {
      damaged_ = true;
    }
    parts_.push_back(
        {static_cast<std::size_t>(item.part.data() - leaves_.data()), item.part.size()});
    component = item.first ? 1 : item.component;
    open = item.last ? std::nullopt : first;
  };
  for (std::size_t at = 0; at < leaves_.size(); at += glass::block_size) {
    glass::for_each_leaf_item(std::string_view(leaves_).substr(at, glass::block_size), take);
  }
  if (!open) return;
  parts_.resize(chunks_.back().part);
  chunks_.pop_back();
}

Result<std::span<const PostingList::Entry>> PostingList::chunk_from(std::uint32_t document) {
  for (std::size_t chunk = find(document); chunk < chunks_.size() && !damaged_; ++chunk) {
    if (chunk != decoded_ && !decode(chunk)) damaged_ = true;
    if (!damaged_ && entries_.back().document >= document) return entries_;
  }
  if (!damaged_) return std::span<const Entry>();
  return fail(ErrorKind::index_corrupt, "a list of postings in the index is damaged", rebuild_hint);
}

bool PostingList::is_in(std::uint32_t document, std::size_t chunk) const {
  return chunk < chunks_.size() && chunks_[chunk].first <= document &&
         (chunk + 1 == chunks_.size() || document < chunks_[chunk + 1].first);
}

std::size_t PostingList::find(std::uint32_t document) const {
  if (decoded_ != none) {
    if (is_in(document, decoded_)) return decoded_;
    if (is_in(document, decoded_ + 1)) return decoded_ + 1;
  }
  const auto after = std::ranges::upper_bound(chunks_, document, {}, &Chunk::first);
  return after == chunks_.begin() ? 0 : static_cast<std::size_t>(after - chunks_.begin()) - 1;
}

std::string_view PostingList::tag_of(std::size_t index) {
  const std::size_t begin = chunks_[index].part;
  const std::size_t end = index + 1 == chunks_.size() ? parts_.size() : chunks_[index + 1].part;
  const auto view = [&](const Part& part) {
    return std::string_view(leaves_).substr(part.begin, part.size);
  };
  if (end == begin + 1) return view(parts_[begin]);
  joined_.clear();
  for (std::size_t part = begin; part < end; ++part) joined_ += view(parts_[part]);
  return joined_;
}

bool PostingList::decode(std::size_t index) {
  const Chunk& chunk = chunks_[index];
  const bool is_last = index + 1 == chunks_.size();
  const std::uint32_t last = is_last ? last_document_ : chunks_[index + 1].first - 1;
  std::string_view tag = tag_of(index);
  decoded_ = none;
  if (chunk.deflated) {
    const auto inflated = inflater_.inflate(tag);
    if (!inflated) return false;
    tag = *inflated;
  }
  const std::uint32_t bound = std::min(last, last_document_);
  const bool sound = chunk.has_header
                         ? glass::decode_first_chunk(tag, bound, entries_)
                         : glass::decode_later_chunk(tag, chunk.first, bound, entries_);
  if (sound) decoded_ = index;
  return sound;
}

}  // namespace dateline
