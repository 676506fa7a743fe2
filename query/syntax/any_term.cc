#include "query/syntax/any_term.h"

#include <algorithm>

namespace dateline {

void AnyTerm::init(const Xapian::Database& shard) {
  documents_.clear();
  next_ = 0;
  for (const std::string& term : *terms_) {
    if (deadline_ != nullptr && deadline_->check()) break;
    documents_.insert(documents_.end(), shard.postlist_begin(term), shard.postlist_end(term));
  }
  std::ranges::sort(documents_);
  documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
  set_maxweight(0);
}

void AnyTerm::next(double /*min_weight*/) {
  ++next_;
}

void AnyTerm::skip_to(Xapian::docid document, double /*min_weight*/) {
  const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(next_ > 0 ? next_ - 1 : 0);
  const auto found = std::lower_bound(from, documents_.end(), document);
  next_ = static_cast<std::size_t>(found - documents_.begin()) + 1;
}

AnyTerm* AnyTerm::clone() const {
  return std::make_unique<AnyTerm>(terms_, deadline_).release();  // Xapian takes ownership
}

}  // namespace dateline
