#include "indexer/segment/bulk/inverter.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "common/glass/pack.h"
#include "common/support/varint.h"
#include "indexer/segment/bulk/fetched_ahead.h"
#include "indexer/segment/bulk/sort_prefix.h"
#include "indexer/segment/glass/position_list.h"

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

namespace {

// Xapian's limit, in bytes; and in a key, zero bytes doubled, a zero byte and an id (up to 5 bytes)
// follow the term.
constexpr std::size_t longest_term = 245;
constexpr std::size_t longest_term_in_key = glass::maximum_key - 6;

}  // namespace

char* Inverter::Room::make(std::size_t bytes) {
  if (bytes > size_) {
    bytes_.reset();  // never both at once
    size_ = bytes + bytes / 8;
    bytes_ = std::make_unique_for_overwrite<char[]>(size_);
  }
  return bytes_.get();
}

Result<void> Inverter::add(std::span<const Posting> postings) {
  const auto groups = groups_.group(postings, vocabulary_.size());
  if (terms_.size() < vocabulary_.size()) terms_.resize(vocabulary_.size());
  term_counts_.push_back(static_cast<std::uint32_t>(groups.size()));
  lengths_.push_back(0);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const PostingGroup& group = groups[i];
    if (i + fetched_ahead < groups.size()) {
      __builtin_prefetch(&terms_[groups[i + fetched_ahead].term]);
    }
    if (terms_[group.term].documents == 0) {
      if (auto added = add_new(group.term); !added) return added;
    }
    add_record(group);
    lengths_.back() += group.wdf;
    total_length_ += group.wdf;
    greatest_wdf_ = std::max(greatest_wdf_, group.wdf);
  }
  if (std::max({posting_bytes_, position_bytes_, total_length_}) >
      std::numeric_limits<std::uint32_t>::max()) {
    return fail(ErrorKind::internal, "too many releases for a segment");
  }
  return {};
}

Result<void> Inverter::add_new(Vocabulary::TermId id) {
  const std::string_view text = vocabulary_.term(id);
  // Few terms are so long that zero bytes could make them too long; only those are scanned.
  const bool may_be_too_long = 2 * text.size() > longest_term_in_key;
  const auto zeros = may_be_too_long ? std::count(text.begin(), text.end(), '\0') : 0;
  if (text.empty() || text.size() > longest_term ||
      text.size() + static_cast<std::size_t>(zeros) > longest_term_in_key) {
    return fail(ErrorKind::input, fmt::format("cannot index a term of {} bytes, {} of them zero",
                                              text.size(), zeros));
  }
  text_bytes_ += text.size();
  return {};
}

void Inverter::add_record(const PostingGroup& group) {
  const auto document = static_cast<std::uint32_t>(lengths_.size());
  Term& term = terms_[group.term];
  const auto posting_bytes = static_cast<std::uint32_t>(varint_size(document - term.last_document) +
                                                        varint_size(group.wdf));
  ++term.documents;
  term.last_document = document;
  term.frequency += group.wdf;
  term.posting_bytes += posting_bytes;
  posting_bytes_ += posting_bytes;

  const std::size_t begin = position_tags_.size();
  if (!group.positions.empty()) glass::append_positions(position_tags_, group.positions);
  const auto tag_bytes = static_cast<std::uint32_t>(position_tags_.size() - begin);
  index_.record_terms.push_back(group.term);
  put_varint(index_.record_counts, group.wdf);
  put_varint(index_.record_counts, tag_bytes);
  if (tag_bytes == 0) return;
  const auto position_bytes = static_cast<std::uint32_t>(
      varint_size(document - term.last_position_document) + varint_size(tag_bytes) + tag_bytes);
  ++term.position_documents;
  term.last_position_document = document;
  term.position_bytes += position_bytes;
  position_bytes_ += position_bytes;
}

void Inverter::sort_terms() {
  sorted_.clear();
  for (Vocabulary::TermId id = 0; id < terms_.size(); ++id) {
    if (terms_[id].documents != 0) sorted_.push_back({sort_prefix(vocabulary_.term(id)), id});
  }
  std::sort(sorted_.begin(), sorted_.end(), [this](const SortKey& left, const SortKey& right) {
    if (left.prefix != right.prefix) return left.prefix < right.prefix;
    return vocabulary_.term(left.term) < vocabulary_.term(right.term);
  });
}

const InvertedIndex& Inverter::finish() {
  sort_terms();
  index_.terms.reserve(sorted_.size());
  char* text = texts_.make(text_bytes_);
  char* const postings = postings_.make(posting_bytes_);
  char* const positions = positions_.make(position_bytes_);
  std::uint32_t posting_begin = 0;
  std::uint32_t position_begin = 0;
  for (const SortKey& key : sorted_) {
    Term& term = terms_[key.term];
    const std::string_view source = vocabulary_.term(key.term);
    term.rank = static_cast<std::uint32_t>(index_.terms.size());
    index_.terms.push_back({.text = {text, source.size()},
                            .documents = term.documents,
                            .position_documents = term.position_documents,
                            .frequency = term.frequency,
                            .postings = {postings + posting_begin, term.posting_bytes},
                            .positions = {positions + position_begin, term.position_bytes}});
    text = std::copy(source.begin(), source.end(), text);
    posting_begin += std::exchange(term.posting_bytes, posting_begin);
    position_begin += std::exchange(term.position_bytes, position_begin);
    term.last_document = 0;
    term.last_position_document = 0;
  }
  fill(postings, positions);
  return index_;
}

void Inverter::clear() {
  terms_.clear();
  index_.terms.clear();
  index_.record_terms.clear();
  index_.record_counts.clear();
  position_tags_.clear();
  lengths_.clear();
  term_counts_.clear();
  greatest_wdf_ = 0;
  total_length_ = 0;
  text_bytes_ = 0;
  posting_bytes_ = 0;
  position_bytes_ = 0;
}

void Inverter::fill(char* postings, char* positions) {
  std::vector<std::uint32_t>& terms = index_.record_terms;
  const char* counts = index_.record_counts.data();
  const char* tag = position_tags_.data();
  std::size_t at = 0;
  for (std::uint32_t document = 1; document <= term_counts_.size(); ++document) {
    for (const std::size_t end = at + term_counts_[document - 1]; at < end; ++at) {
      if (at + fetched_ahead < terms.size()) {
        __builtin_prefetch(&terms_[terms[at + fetched_ahead]]);
      }
      Term& term = terms_[terms[at]];
      terms[at] = term.rank;
      const std::uint64_t wdf = read_varint(counts);
      const std::uint64_t tag_bytes = read_varint(counts);
      char* out = postings + term.posting_bytes;
      out = write_varint(out, document - std::exchange(term.last_document, document));
      out = write_varint(out, wdf);
      term.posting_bytes = static_cast<std::uint32_t>(out - postings);
      if (tag_bytes == 0) continue;
      out = positions + term.position_bytes;
      out = write_varint(out, document - std::exchange(term.last_position_document, document));
      out = write_varint(out, tag_bytes);
      out = std::copy(tag, tag + tag_bytes, out);
      term.position_bytes = static_cast<std::uint32_t>(out - positions);
      tag += tag_bytes;
    }
  }
}

}  // namespace dateline
