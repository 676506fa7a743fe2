#include "query/rank/copies.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/schema/fields.h"
#include "common/schema/near_terms.h"

namespace dateline {
namespace {

constexpr auto exact_slot = static_cast<Xapian::valueno>(field(FieldId::body_digest).slot);
constexpr auto near_slot = static_cast<Xapian::valueno>(field(FieldId::near_digest).slot);
constexpr auto date_slot = static_cast<Xapian::valueno>(field(FieldId::date).slot);

std::uint64_t decode_digest(const std::string& value) {
  return digest_number(value);
}

}  // namespace

CopyFolder::CopyFolder(const Snapshot& snapshot)
    : snapshot_(snapshot),
      exact_(snapshot.database(), exact_slot, decode_digest, 0),
      near_(snapshot.database(), near_slot, decode_digest, 0),
      days_(snapshot.database(), date_slot, decode_day, no_day) {}

bool CopyFolder::are_copies(Xapian::docid a, Xapian::docid b) {
  if (near_[a] == 0 || !are_near(near_[a], near_[b])) return false;
  if (exact_[a] == exact_[b]) return true;
  const std::uint64_t first = std::min(days_[a], days_[b]);
  const std::uint64_t last = std::max(days_[a], days_[b]);
  return last == no_day || last - first <= most_days_between_copies;
}

/// What the query finds of all that shares a term of its fingerprint with one of the ranked.
std::vector<Xapian::docid> CopyFolder::candidates(const Xapian::Query& query,
                                                  std::span<const RankedDocument> ranked) {
  const Xapian::Database& database = snapshot_.database();
  std::unordered_set<std::string> terms;
  Xapian::doccount most = 0;
  for (const RankedDocument& document : ranked) {
    for (std::string& term : near_terms(near_[document.id])) {
      const Xapian::doccount frequency = database.get_termfreq(term);
      if (frequency > 1 && terms.insert(std::move(term)).second) most += frequency;
    }
  }
  std::vector<Xapian::docid> documents;
  if (terms.empty()) return documents;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query,
                                  Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end())));
  const Xapian::MSet found = enquire.get_mset(0, std::min(most, database.get_doccount()));
  documents.reserve(found.size());
  for (auto document = found.begin(); document != found.end(); ++document) {
    documents.push_back(*document);
  }
  return documents;
}

std::vector<CopyGroup> CopyFolder::fold(const Xapian::Query& query,
                                        std::span<const RankedDocument> ranked) {
  // By quarters of the fingerprint, as the terms: a release is compared with its candidates only.
  std::unordered_map<std::string, std::vector<Xapian::docid>> meeting;
  for (const Xapian::docid document : candidates(query, ranked)) {
    for (std::string& term : near_terms(near_[document])) {
      meeting[std::move(term)].push_back(document);
    }
  }
  std::vector<CopyGroup> groups;
  std::unordered_set<Xapian::docid> taken;
  for (const RankedDocument& document : ranked) {
    if (!taken.insert(document.id).second) continue;
    CopyGroup group{document, {}};
    for (const std::string& term : near_terms(near_[document.id])) {
      for (const Xapian::docid other : meeting[term]) {
        if (are_copies(document.id, other) && taken.insert(other).second) {
          group.copies.push_back(other);
        }
      }
    }
    std::sort(group.copies.begin(), group.copies.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace dateline
