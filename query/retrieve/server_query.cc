#include "query/retrieve/server_query.h"

#include <memory>
#include <utility>

#include "common/database/guard.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "query/retrieve/stored_text.h"

namespace dateline {
namespace {

using Xapian::Query;

using Parts = std::vector<std::pair<const IndexNode*, const PassingTexts*>>;

/// The parts of a query that read texts.
void collect(const IndexQuery& query, Parts& parts) {
  const auto& form = query->form;
  if (const auto* scaled = std::get_if<ScaledQuery>(&form)) collect(scaled->query, parts);
  if (const auto* joined = std::get_if<JoinedQuery>(&form)) {
    for (const IndexQuery& part : joined->parts) collect(part, parts);
  }
  if (const auto* passing = std::get_if<PassingTexts>(&form)) {
    collect(passing->candidates, parts);
    parts.emplace_back(query.identity(), passing);
  }
}

Query any_of(const std::vector<std::string>& terms) {
  return {Query::OP_OR, terms.begin(), terms.end()};
}

struct ToXapian {
  Query operator()(const IndexQuery& query) const { return std::visit(*this, query->form); }

  Query operator()(const AllReleases& /*all*/) const { return Query::MatchAll; }
  Query operator()(const AnyTerm& any) const {
    return {Query::OP_SCALE_WEIGHT, any_of(any.terms), 0.0};
  }
  Query operator()(const DaysBetween& period) const {
    const std::string first = period.first ? period.first->compact() : "00000000";
    std::string last = period.last ? period.last->compact() : "99999999";
    if (last < first) return Query::MatchNothing;
    last += '~';  // sorts after the mark of approximate dates
    return {Query::OP_SCALE_WEIGHT,
            Query(Query::OP_VALUE_RANGE, slot_of(FieldId::date), first, last), 0.0};
  }
  Query operator()(const WeighedWord& word) const {
    std::vector<Query> any;
    for (const std::string& term : word.terms) any.emplace_back(term, word.in_query);
    const Query one =
        any.size() == 1 ? any.front() : Query(Query::OP_SYNONYM, any.begin(), any.end());
    return {Query::OP_SCALE_WEIGHT, one, word.factor};
  }
  Query operator()(const FixedTerm& fixed) const {
    auto source = std::make_unique<Xapian::FixedWeightPostingSource>(fixed.weight);
    return {Query::OP_FILTER, Query(source.release()->release()), Query(fixed.term)};
  }
  Query operator()(const PassingTexts& passing) const { return (*this)(passing.candidates); }
  Query operator()(const ScaledQuery& scaled) const {
    return {Query::OP_SCALE_WEIGHT, (*this)(scaled.query), scaled.factor};
  }
  Query operator()(const JoinedQuery& joined) const {
    std::vector<Query> parts;
    for (const IndexQuery& part : joined.parts) {
      const bool may_be_too_much =
          joined.join == Join::without && !parts.empty() && reads_texts(part);
      if (!may_be_too_much) parts.push_back((*this)(part));
    }
    switch (joined.join) {
      case Join::all:
        return {Query::OP_AND, parts.begin(), parts.end()};
      case Join::any:
        return {Query::OP_OR, parts.begin(), parts.end()};
      case Join::last:
        return last_of(parts);
      case Join::maybe:
        return first_and_rest(Query::OP_AND_MAYBE, parts);
      case Join::without:
        return first_and_rest(Query::OP_AND_NOT, parts);
    }
    return {};
  }

  // OP_MAX, for the heaviest, makes Xapian 1.4 read freed memory where a shard of several has no
  // more matches.
  static Query last_of(const std::vector<Query>& alternatives) {
    std::vector<Query> parts{alternatives.back()};
    for (auto each = alternatives.begin(); each + 1 != alternatives.end(); ++each) {
      const Query after(Query::OP_OR, each + 1, alternatives.end());
      parts.emplace_back(Query::OP_AND_NOT, *each, after);
    }
    return {Query::OP_OR, parts.begin(), parts.end()};
  }

  static Query first_and_rest(Query::op op, const std::vector<Query>& parts) {
    if (parts.size() == 1) return parts.front();
    return {op, parts.front(), Query(Query::OP_OR, parts.begin() + 1, parts.end())};
  }
};

Xapian::Enquire enquire(const Snapshot& snapshot, const Query& query, const RelevanceModel& model) {
  Xapian::Enquire enquire = snapshot.database().enquire(query);
  enquire.set_weighting_scheme(Relevance(snapshot.database(), model).scheme());
  return enquire;
}

Matches matches_of(const Xapian::MSet& found) {
  std::vector<WeighedDocument> documents;
  for (auto at = found.begin(); at != found.end(); ++at) {
    documents.push_back({*at, at.get_weight()});
  }
  return to_matches(std::move(documents));
}

}  // namespace

Query server_query(const IndexQuery& query) {
  return ToXapian()(query);
}

Matches server_matches(const Snapshot& snapshot, const IndexQuery& query,
                       const RelevanceModel& model) {
  return matches_of(enquire(snapshot, server_query(query), model).get_mset(0, snapshot.size()));
}

Matches server_matches_among(const Snapshot& snapshot, const std::vector<Xapian::docid>& documents,
                             const IndexQuery& query, const RelevanceModel& model) {
  std::vector<std::string> ids;
  Xapian::doccount most = 0;
  for (const Xapian::docid document : documents) {
    ids.push_back(id_term_of(snapshot, document));
    most += snapshot.database().get_termfreq(ids.back());
  }
  const Query among(Query::OP_FILTER, server_query(query), any_of(ids));
  const Matches found = matches_of(enquire(snapshot, among, model).get_mset(0, most));
  return in_both(found, {documents, {}});
}

void ServerTexts::read(const IndexQuery& query, const RelevanceModel& model,
                       Xapian::doccount most) {
  Parts parts;
  collect(query, parts);
  for (const auto& [node, part] : parts) {
    read_part(query, *part, model, most, passed_[node]);
  }
}

void ServerTexts::read_part(const IndexQuery& whole, const PassingTexts& part,
                            const RelevanceModel& model, Xapian::doccount most,
                            std::vector<std::string>& passed) {
  const Query sought(Query::OP_FILTER, server_query(whole), server_query(part.candidates));
  Xapian::MSet found = enquire(snapshot_, sought, model).get_mset(0, most, most + 1);
  complete_ = complete_ && found.get_matches_lower_bound() <= most;
  found.fetch();  // all texts at once
  for (auto at = found.begin(); at != found.end(); ++at) {
    const auto release = snapshot_.release(*at, at.get_document().get_data());
    if (!release) throw_error(release.error());
    if (!part.test(*release)) continue;
    std::string id_term = boolean_term(field(FieldId::id), release->id);
    if (id_term.empty()) {
      complete_ = false;  // nothing names it, and the empty term would be all releases
    } else {
      passed.push_back(std::move(id_term));
    }
  }
}

IndexQuery ServerTexts::resolved(const IndexQuery& query) const {
  const auto& form = query->form;
  if (const auto* scaled = std::get_if<ScaledQuery>(&form)) {
    return IndexNode{ScaledQuery{resolved(scaled->query), scaled->factor}};
  }
  if (const auto* joined = std::get_if<JoinedQuery>(&form)) {
    IndexQueries parts;
    for (const IndexQuery& part : joined->parts) parts.push_back(resolved(part));
    return IndexNode{JoinedQuery{joined->join, std::move(parts)}};
  }
  const auto* passing = std::get_if<PassingTexts>(&form);
  if (passing == nullptr) return query;
  const auto passed = passed_.find(query.identity());
  if (passed == passed_.end()) return resolved(passing->candidates);
  return filtered(resolved(passing->candidates), IndexNode{AnyTerm{passed->second}});
}

}  // namespace dateline
