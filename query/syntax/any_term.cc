#include "query/syntax/any_term.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dateline {
namespace {

constexpr Xapian::docid bits_a_word = 64;

}  // namespace

void AnyTerm::init(const Xapian::Database& shard) {
  document_ = 0;
  bits_.assign(shard.get_lastdocid() / bits_a_word + 1, 0);
  end_ = static_cast<Xapian::docid>(bits_.size()) * bits_a_word;
  for (const std::string& term : *terms_) {
    if (deadline_ != nullptr && deadline_->check()) break;
    add(shard, term);
  }
  size_ = 0;
  for (const std::uint64_t word : bits_)
    size_ += static_cast<Xapian::doccount>(std::popcount(word));
  set_maxweight(0);
}

void AnyTerm::add(const Xapian::Database& shard, const std::string& term) {
  const auto end = shard.postlist_end(term);
  for (auto document = shard.postlist_begin(term); document != end; ++document) {
    const std::size_t word = *document / bits_a_word;
    if (word >= bits_.size()) throw Xapian::DatabaseCorruptError("a match after the last document");
    bits_[word] |= std::uint64_t{1} << (*document % bits_a_word);
  }
}

void AnyTerm::next(double min_weight) {
  skip_to(document_ + 1, min_weight);
}

void AnyTerm::skip_to(Xapian::docid document, double /*min_weight*/) {
  document_ = std::max(document_, document);
  if (at_end()) return;
  std::size_t word = document_ / bits_a_word;
  std::uint64_t left = bits_[word] & (~std::uint64_t{0} << (document_ % bits_a_word));
  while (left == 0 && ++word < bits_.size()) left = bits_[word];
  const auto place = static_cast<Xapian::docid>(word) * bits_a_word;
  document_ = left == 0 ? end_ : place + static_cast<Xapian::docid>(std::countr_zero(left));
}

AnyTerm* AnyTerm::clone() const {
  return std::make_unique<AnyTerm>(terms_, deadline_).release();  // Xapian takes ownership
}

}  // namespace dateline
