#include "indexer/segment/bulk/inverter.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "common/glass/pack.h"
#include "common/support/varint.h"
#include "common/text/analyzer.h"
#include "indexer/segment/bulk/fetched_ahead.h"
#include "indexer/segment/bulk/sort_prefix.h"

namespace dateline {
namespace {

// Zero bytes are doubled in a key, and a zero byte and an id (up to 5 bytes) follow the term.
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
  if (terms_.size() < vocabulary_.size()) terms_.resize(vocabulary_.size());
  term_counts_.push_back(static_cast<std::uint32_t>(postings.size()));
  lengths_.push_back(0);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const Posting& posting = postings[i];
    if (i + fetched_ahead < postings.size()) {
      __builtin_prefetch(&terms_[postings[i + fetched_ahead].term]);
    }
    if (terms_[posting.term].documents == 0) {
      if (auto added = add_new(posting.term); !added) return added;
    }
    add_record(posting);
    lengths_.back() += posting.wdf;
    total_length_ += posting.wdf;
    greatest_wdf_ = std::max(greatest_wdf_, posting.wdf);
  }
  if (std::max<std::uint64_t>(posting_bytes_, total_length_) >
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

void Inverter::add_record(const Posting& posting) {
  const auto document = static_cast<std::uint32_t>(lengths_.size());
  Term& term = terms_[posting.term];
  const auto posting_bytes = static_cast<std::uint32_t>(varint_size(document - term.last_document) +
                                                        varint_size(posting.wdf));
  ++term.documents;
  term.last_document = document;
  term.frequency += posting.wdf;
  term.posting_bytes += posting_bytes;
  posting_bytes_ += posting_bytes;

  record_terms_.push_back(posting.term);
  put_varint(record_wdfs_, posting.wdf);
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

std::span<const InvertedTerm> Inverter::finish() {
  sort_terms();
  inverted_.reserve(sorted_.size());
  char* text = texts_.make(text_bytes_);
  char* const postings = postings_.make(posting_bytes_);
  std::uint32_t begin = 0;
  for (const SortKey& key : sorted_) {
    Term& term = terms_[key.term];
    const std::string_view source = vocabulary_.term(key.term);
    inverted_.push_back({.text = {text, source.size()},
                         .documents = term.documents,
                         .frequency = term.frequency,
                         .postings = {postings + begin, term.posting_bytes}});
    text = std::copy(source.begin(), source.end(), text);
    begin += std::exchange(term.posting_bytes, begin);
    term.last_document = 0;
  }
  fill(postings);
  return inverted_;
}

void Inverter::clear() {
  terms_.clear();
  record_terms_.clear();
  record_wdfs_.clear();
  inverted_.clear();
  lengths_.clear();
  term_counts_.clear();
  greatest_wdf_ = 0;
  total_length_ = 0;
  text_bytes_ = 0;
  posting_bytes_ = 0;
}

void Inverter::fill(char* postings) {
  const char* wdfs = record_wdfs_.data();
  std::size_t at = 0;
  for (std::uint32_t document = 1; document <= term_counts_.size(); ++document) {
    for (const std::size_t end = at + term_counts_[document - 1]; at < end; ++at) {
      if (at + fetched_ahead < record_terms_.size()) {
        __builtin_prefetch(&terms_[record_terms_[at + fetched_ahead]]);
      }
      Term& term = terms_[record_terms_[at]];
      char* out = postings + term.posting_bytes;
      out = write_varint(out, document - std::exchange(term.last_document, document));
      out = write_varint(out, read_varint(wdfs));
      term.posting_bytes = static_cast<std::uint32_t>(out - postings);
    }
  }
}

}  // namespace dateline
