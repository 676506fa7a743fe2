#include "query/retrieve/remote_matches.h"

#include <limits>
#include <utility>

#include "common/schema/fields.h"
#include "query/retrieve/server_query.h"
#include "query/retrieve/value_column.h"

namespace dateline {
namespace {

/// More copies than a server has of anything.
constexpr Xapian::doccount all_copies = std::numeric_limits<Xapian::doccount>::max();

}  // namespace

Matches RemoteMatches::fetch(const IndexQuery& query, const RelevanceModel& model) {
  query_ = server_query(query);
  columns_.clear();
  place_of_.clear();
  const CheckedDatabase& database = snapshot_->database();
  Xapian::Enquire enquire = database.enquire(query_);
  enquire.set_weighting_scheme(Relevance(database, model).scheme());
  enquire.set_sort_by_value_then_relevance(date_slot, true);
  enquire.set_collapse_key(near_slot, all_copies);
  const Xapian::MSet found = enquire.get_mset(0, snapshot_->size());

  std::vector<WeighedDocument> documents;
  Column dates;
  Column near_digests;
  for (auto at = found.begin(); at != found.end(); ++at) {
    place_of_.emplace(*at, documents.size());
    documents.push_back({*at, at.get_weight()});
    dates.push_back(at.get_sort_key());
    near_digests.push_back(at.get_collapse_key());
  }
  columns_[date_slot] = std::move(dates);
  columns_[near_slot] = std::move(near_digests);
  return to_matches(std::move(documents));
}

RemoteMatches::Column RemoteMatches::fetch_column(Xapian::valueno slot) const {
  Column column(place_of_.size());
  if (column.empty()) return column;
  Xapian::Enquire enquire = snapshot_->database().enquire(query_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot, true);
  const Xapian::MSet found = enquire.get_mset(0, snapshot_->size());
  for (auto at = found.begin(); at != found.end(); ++at) {
    const auto place = place_of_.find(*at);
    if (place != place_of_.end()) column[place->second] = at.get_sort_key();
  }
  return column;
}

const std::string& RemoteMatches::value(Xapian::docid document, Xapian::valueno slot) {
  auto column = columns_.find(slot);
  if (column == columns_.end()) column = columns_.emplace(slot, fetch_column(slot)).first;
  return column->second[place_of_.at(document)];
}

std::string value_of(const CheckedDatabase& database, RemoteMatches* remote, Xapian::docid document,
                     Xapian::valueno slot) {
  return remote != nullptr ? remote->value(document, slot) : database.value(document, slot);
}

}  // namespace dateline
