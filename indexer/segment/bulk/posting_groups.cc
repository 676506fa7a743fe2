#include "indexer/segment/bulk/posting_groups.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/segment/bulk/fetched_ahead.h"

namespace dateline {
namespace {

// Sorts and deduplicates positions, unless they are in order already, as those from a text are.
std::span<const std::uint32_t> normalised(std::span<std::uint32_t> positions) {
  const auto misplaced =
      std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>());
  if (misplaced == positions.end()) return positions;
  std::sort(positions.begin(), positions.end());
  const auto end = std::unique(positions.begin(), positions.end());
  return positions.first(static_cast<std::size_t>(end - positions.begin()));
}

}  // namespace

std::uint32_t PostingGroups::group_of(Vocabulary::TermId term) {
  Term& entry = terms_[term];
  if (entry.document != document_) {
    entry = {document_, static_cast<std::uint32_t>(groups_.size())};
    groups_.push_back({term, 0, {}});
    counts_.push_back(0);
  }
  return entry.group;
}

std::span<const PostingGroup> PostingGroups::group(std::span<const Posting> postings,
                                                   std::size_t vocabulary_size) {
  ++document_;
  groups_.clear();
  counts_.clear();
  posting_groups_.resize(postings.size());
  if (terms_.size() < vocabulary_size) terms_.resize(vocabulary_size);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (i + fetched_ahead < postings.size()) {
      __builtin_prefetch(&terms_[postings[i + fetched_ahead].term]);
    }
    const std::uint32_t group = group_of(postings[i].term);
    posting_groups_[i] = group;
    groups_[group].wdf += postings[i].wdf;
    counts_[group] +=
        postings[i].position != 0 ? 1 : 0;  // branchless: a branch would be unpredictable
  }

  // Counting sort of positions by group: counts become offsets, which advance as groups fill.
  std::uint32_t place = 0;
  for (std::uint32_t& count : counts_) place += std::exchange(count, place);
  positions_.resize(place);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (postings[i].position == 0) continue;
    positions_[counts_[posting_groups_[i]]++] = postings[i].position;
  }
  std::uint32_t begin = 0;
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    const std::uint32_t end = counts_[group];
    groups_[group].positions = normalised(std::span(positions_).subspan(begin, end - begin));
    begin = end;
  }
  return groups_;
}

}  // namespace dateline
