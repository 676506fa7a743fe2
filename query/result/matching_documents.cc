#include "query/result/matching_documents.h"

namespace dateline {

std::vector<Xapian::docid> matching_documents(const CheckedDatabase& database,
                                              const Xapian::Query& query) {
  Xapian::Enquire enquire =
      database.enquire(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> documents;
  documents.reserve(found.size());
  for (auto document = found.begin(); document != found.end(); ++document) {
    documents.push_back(*document);
  }
  return documents;
}

}  // namespace dateline
