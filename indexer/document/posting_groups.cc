#include "indexer/document/posting_groups.h"

#include "indexer/segment/bulk/fetched_ahead.h"

namespace dateline {

void PostingGroups::group(std::span<const Posting> postings, std::size_t vocabulary_size,
                          std::vector<Posting>& groups) {
  ++document_;
  groups.clear();
  if (terms_.size() < vocabulary_size) terms_.resize(vocabulary_size);
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (i + fetched_ahead < postings.size()) {
      __builtin_prefetch(&terms_[postings[i + fetched_ahead].term]);
    }
    Term& term = terms_[postings[i].term];
    if (term.document != document_) {
      term = {document_, static_cast<std::uint32_t>(groups.size())};
      groups.push_back({postings[i].term, 0});
    }
    groups[term.group].wdf += postings[i].wdf;
  }
}

}  // namespace dateline
