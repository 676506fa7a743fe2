#include "query/rank/remote_matches.h"

#include <algorithm>
#include <limits>

#include "common/schema/fields.h"
#include "query/rank/value_column.h"

namespace dateline {
namespace {

/// More copies than a server has of anything.
constexpr Xapian::doccount all_copies = std::numeric_limits<Xapian::doccount>::max();

}  // namespace

void RemoteMatches::fetch(const Xapian::Query& query, const Xapian::Weight& scheme) {
  query_ = query;
  columns_.clear();
  place_of_.clear();
  Xapian::Enquire enquire = database_->enquire(query);
  enquire.set_weighting_scheme(scheme);
  enquire.set_sort_by_value_then_relevance(date_slot, true);
  enquire.set_collapse_key(near_slot, all_copies);
  const Xapian::MSet found = enquire.get_mset(0, database_->get_doccount());

  documents_.assign(found.begin(), found.end());
  std::sort(documents_.begin(), documents_.end());
  for (std::size_t i = 0; i < documents_.size(); ++i) place_of_.emplace(documents_[i], i);
  weights_.resize(documents_.size());
  Column& dates = columns_[date_slot];
  Column& near_digests = columns_[near_slot];
  dates.resize(documents_.size());
  near_digests.resize(documents_.size());
  for (auto at = found.begin(); at != found.end(); ++at) {
    const std::size_t place = place_of_.at(*at);
    weights_[place] = at.get_weight();
    dates[place] = at.get_sort_key();
    near_digests[place] = at.get_collapse_key();
  }
}

RemoteMatches::Column RemoteMatches::fetch_column(Xapian::valueno slot) const {
  Column column(documents_.size());
  if (documents_.empty()) return column;
  Xapian::Enquire enquire = database_->enquire(*query_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot, true);
  const Xapian::MSet found = enquire.get_mset(0, database_->get_doccount());
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
