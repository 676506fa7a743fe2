#include "query/explain/document_weights.h"

#include <algorithm>
#include <string>

#include "query/lookup/releases_with_id.h"
#include "query/rank/relevance.h"

namespace dateline {

std::unordered_map<Xapian::docid, double> document_weights(
    const CheckedDatabase& database, const Xapian::Query& query,
    const std::vector<Xapian::docid>& documents) {
  std::vector<std::string> ids;
  Xapian::doccount most = 0;
  for (const Xapian::docid document : documents) {
    ids.push_back(id_term_of(database, document));
    most += database.get_termfreq(ids.back());
  }
  Xapian::Enquire enquire =
      database.enquire({Xapian::Query::OP_FILTER, query,
                        Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end())});
  enquire.set_weighting_scheme(relevance_model());
  const Xapian::MSet found = enquire.get_mset(0, most);
  std::unordered_map<Xapian::docid, double> weights;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const bool asked = std::find(documents.begin(), documents.end(), *at) != documents.end();
    if (asked) weights.emplace(*at, at.get_weight());
  }
  return weights;
}

}  // namespace dateline
