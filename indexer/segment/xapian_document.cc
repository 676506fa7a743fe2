#include "indexer/segment/xapian_document.h"

namespace dateline {

Xapian::Document to_xapian_document(const IndexDocument& document, const Vocabulary& vocabulary) {
  Xapian::Document result;
  for (const Posting& posting : document.postings) {
    const std::string term(vocabulary.term(posting.term));
    if (posting.position == 0) {
      result.add_term(term, posting.wdf);
    } else {
      result.add_posting(term, posting.position, posting.wdf);
    }
  }
  for (const auto& [slot, content] : document.values) result.add_value(slot, content);
  result.set_data(document.data);
  return result;
}

}  // namespace dateline
