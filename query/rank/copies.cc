#include "query/rank/copies.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/schema/fields.h"
#include "common/schema/near_terms.h"

namespace dateline {
namespace {

constexpr auto exact_slot = static_cast<Xapian::valueno>(field(FieldId::body_digest).slot);
constexpr auto near_slot = static_cast<Xapian::valueno>(field(FieldId::near_digest).slot);

std::uint64_t decode_digest(const std::string& value) {
  return digest_number(value);
}

}  // namespace

CopyCollapser::CopyCollapser(const Snapshot& snapshot)
    : snapshot_(snapshot),
      exact_(snapshot.database(), exact_slot, decode_digest, 0),
      near_(snapshot.database(), near_slot, decode_digest, 0),
      days_(snapshot.database(), date_slot, decode_stated_day, no_day) {}

bool CopyCollapser::are_copies(Xapian::docid a, Xapian::docid b) {
  if (near_[a] == 0 || !are_near(near_[a], near_[b])) return false;
  if (exact_[a] == exact_[b]) return true;
  const std::uint64_t first = std::min(days_[a], days_[b]);
  const std::uint64_t last = std::max(days_[a], days_[b]);
  return last == no_day || last - first <= most_days_between_copies;
}

/// All copies of each document by document id, whether or not a query matches them.
std::vector<std::vector<Xapian::docid>> CopyCollapser::copies_of(
    std::span<const RankedDocument> documents) {
  const CheckedDatabase& database = snapshot_.database();
  std::vector<std::vector<Xapian::docid>> copies(documents.size());
  // Look up terms in sorted order, and the frequency of a term before its documents: most lookups
  // then hit the block that Xapian has just read.
  std::vector<std::pair<std::string, std::size_t>> terms;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (std::string& term : near_terms(near_[documents[i].id])) {
      terms.emplace_back(std::move(term), i);
    }
  }
  std::sort(terms.begin(), terms.end());
  for (const auto& [term, i] : terms) {
    if (database.get_termfreq(term) < 2) continue;  // the document itself
    const auto end = database.postlist_end(term);
    for (auto other = database.postlist_begin(term); other != end; ++other) {
      const Xapian::docid document = documents[i].id;
      if (*other != document && are_copies(document, *other)) copies[i].push_back(*other);
    }
  }
  for (auto& own : copies) {
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
  }
  return copies;
}

/// The matches of the query that share a fingerprint term with one of `documents`.
std::vector<Xapian::docid> CopyCollapser::found_beside(const Xapian::Query& query,
                                                       std::span<const Xapian::docid> documents) {
  const CheckedDatabase& database = snapshot_.database();
  std::set<std::string> terms;
  for (const Xapian::docid document : documents) {
    for (std::string& term : near_terms(near_[document])) terms.insert(std::move(term));
  }
  Xapian::Enquire enquire = database.enquire(
      Xapian::Query(Xapian::Query::OP_FILTER, query,
                    Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end())));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> beside;
  beside.reserve(found.size());
  for (auto document = found.begin(); document != found.end(); ++document) {
    beside.push_back(*document);
  }
  return beside;
}

std::vector<CopyGroup> CopyCollapser::collapse(const Xapian::Query& query,
                                               std::span<const RankedDocument> ranked) {
  std::unordered_set<Xapian::docid> found;
  for (const RankedDocument& document : ranked) found.insert(document.id);
  const std::vector<std::vector<Xapian::docid>> copies = copies_of(ranked);
  std::vector<Xapian::docid> copied_elsewhere;  // the query is run again for these only
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool elsewhere = std::any_of(copies[i].begin(), copies[i].end(),
                                       [&](Xapian::docid other) { return !found.contains(other); });
    if (elsewhere) copied_elsewhere.push_back(ranked[i].id);
  }
  if (!copied_elsewhere.empty()) {
    const auto beside = found_beside(query, copied_elsewhere);
    found.insert(beside.begin(), beside.end());
  }
  std::vector<CopyGroup> groups;
  std::unordered_set<Xapian::docid> taken;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (!taken.insert(ranked[i].id).second) continue;
    CopyGroup group{ranked[i], {}};
    for (const Xapian::docid other : copies[i]) {
      if (found.contains(other) && taken.insert(other).second) group.copies.push_back(other);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace dateline
