#include "query/rank/ranking.h"

#include <memory>
#include <optional>

#include "common/schema/fields.h"
#include "query/rank/deadline.h"
#include "query/rank/relevance.h"

namespace dateline {
namespace {

constexpr auto date_slot = static_cast<Xapian::valueno>(field(FieldId::date).slot);

/// Sorts by date, the earliest first, undated documents last.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string date = document.get_value(date_slot);
    return date.empty() ? "\xff" : date;
  }
};

/// The query for as long as the deadline allows, where there is one.
Xapian::Query within_time(const Xapian::Query& query, std::optional<Deadline>& deadline) {
  if (!deadline) return query;
  auto source = std::make_unique<DeadlineSource>(*deadline);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source.release()->release())};
}

}  // namespace

Ranker::Ranker(const Snapshot& snapshot)
    : snapshot_(snapshot),
      days_(snapshot.database(), date_slot, decode_day, no_day),
      shards_(snapshot.database()) {}

double Ranker::best_weight(const Xapian::Query& query) const {
  Xapian::Enquire enquire(snapshot_.database());
  enquire.set_weighting_scheme(relevance_model());
  enquire.set_query(query);
  return enquire.get_mset(0, 1).get_max_attained();
}

Ranking Ranker::rank(const Xapian::Query& query, const RankingOptions& options,
                     Xapian::doccount offset, Xapian::doccount limit,
                     Xapian::doccount check_at_least) {
  Xapian::Enquire enquire(snapshot_.database());
  enquire.set_weighting_scheme(relevance_model());
  OldestFirst oldest_first;
  std::optional<Deadline> deadline;
  if (options.time_limit > 0) deadline.emplace(options.time_limit);
  const Xapian::Query bounded = within_time(query, deadline);
  Xapian::Query ranked = bounded;
  double best = 0;
  switch (options.order) {
    case SortOrder::blend: {
      best = best_weight(bounded);
      // Where nothing carries weight (a filter alone), recency is all there is.
      const double scale = options.recency_share * (best > 0 ? best : 1);
      if (scale > 0) {
        auto source = std::make_unique<RecencySource>(shards_, days_, options.recency, scale);
        ranked = Xapian::Query(Xapian::Query::OP_AND_MAYBE, bounded,
                               Xapian::Query(source.release()->release()));
      }
      enquire.set_sort_by_relevance_then_value(date_slot, true);
      break;
    }
    case SortOrder::relevance:
      enquire.set_sort_by_relevance_then_value(date_slot, true);
      break;
    case SortOrder::newest:
      enquire.set_sort_by_value(date_slot, true);
      break;
    case SortOrder::oldest:
      enquire.set_sort_by_key(&oldest_first, false);
      break;
  }
  enquire.set_query(ranked);
  const Xapian::MSet found = enquire.get_mset(offset, limit, check_at_least);

  Ranking ranking;
  ranking.count = found.get_matches_estimated();
  ranking.timed_out = deadline && deadline->passed();
  ranking.count_exact =
      !ranking.timed_out && found.get_matches_lower_bound() == found.get_matches_upper_bound();
  const bool blend = options.order == SortOrder::blend;
  for (auto document = found.begin(); document != found.end(); ++document) {
    const double score = document.get_weight() / (blend && best > 0 ? best : 1);
    const double recency = blend ? options.recency_share * options.recency(days_[*document]) : 0;
    ranking.documents.push_back({*document, score, recency});
  }
  return ranking;
}

}  // namespace dateline
