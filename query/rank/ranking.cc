#include "query/rank/ranking.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <unordered_set>

#include "common/schema/fields.h"
#include "query/rank/match_list.h"
#include "query/rank/remote_matches.h"

namespace dateline {
namespace {

// How many matches the blend examines beyond those wanted.
constexpr double least_spare = 50;
constexpr double most_spare = 2000;

/// Sorts by date, earliest first, undated documents last.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string date = document.get_value(date_slot);
    return date.empty() ? "\xff" : date;
  }
};

}  // namespace

Ranker::Ranker(const Snapshot& snapshot, RemoteMatches* remote)
    : snapshot_(snapshot),
      remote_(remote),
      days_(snapshot.database(), remote),
      lengths_(snapshot.database().get_lastdocid()),
      shards_(snapshot.database().get_uuid()) {}

Ranking Ranker::rank(const Xapian::Query& query, const RankingOptions& options,
                     Xapian::doccount offset, Xapian::doccount limit) {
  const Xapian::doccount last = offset + limit;
  Ranking ranking = remote_ != nullptr          ? rank_remote(options, last)
                    : last == 0                 ? list(query)
                    : is_by_date(options.order) ? rank_by_date(query, options, last)
                                                : rank_by_score(query, options, last);
  auto& documents = ranking.documents;
  documents.resize(std::min<std::size_t>(documents.size(), last));
  documents.erase(documents.begin(),
                  documents.begin() +
                      static_cast<std::ptrdiff_t>(std::min<std::size_t>(offset, documents.size())));
  return ranking;
}

Xapian::Enquire Ranker::enquire(const Xapian::Query& query, const RankingOptions& options) const {
  Xapian::Enquire enquire = snapshot_.database().enquire(query);
  enquire.set_weighting_scheme(Relevance(snapshot_.database(), options.relevance).scheme());
  return enquire;
}

/// All matches, and the first ones (at least 1) with their weights relative to the best one, or to
/// a greater one if given.
Ranking Ranker::match(Xapian::Enquire& enquire, const RankingOptions& options,
                      Xapian::doccount size, double best) {
  MatchList matches(shards_, lengths_);
  enquire.set_query(matches.noting(enquire.get_query()));
  enquire.set_weighting_scheme(MatchWeight(options.relevance, lengths_));
  const Xapian::MSet found = enquire.get_mset(0, size);
  Ranking ranking;
  ranking.matches = matches.take();
  ranking.best_weight = std::max(best, found.get_max_attained());
  if (ranking.best_weight <= 0) ranking.best_weight = 1;  // filters alone weigh nothing
  ranking.documents.reserve(found.size());
  for (auto document = found.begin(); document != found.end(); ++document) {
    ranking.documents.push_back({*document, document.get_weight() / ranking.best_weight});
  }
  return ranking;
}

/// All matches, unranked.
Ranking Ranker::list(const Xapian::Query& query) {
  Xapian::Enquire enquire = this->enquire({Xapian::Query::OP_SCALE_WEIGHT, query, 0.0}, {});
  return match(enquire, {}, 1);
}

/// All matches are here already.
Ranking Ranker::rank_remote(const RankingOptions& options, std::size_t size) {
  Ranking ranking;
  ranking.matches = remote_->documents();
  for (const Xapian::docid document : ranking.matches) {
    ranking.best_weight = std::max(ranking.best_weight, remote_->weight(document));
  }
  if (ranking.best_weight <= 0) ranking.best_weight = 1;  // filters alone weigh nothing
  auto& documents = ranking.documents;
  for (const Xapian::docid document : ranking.matches) {
    documents.push_back({document, remote_->weight(document) / ranking.best_weight});
  }
  if (options.order == SortOrder::blend) add_recency(options, documents);
  if (!is_by_date(options.order)) {
    keep_best(size, ranking);
    return ranking;
  }
  const bool newest = options.order == SortOrder::newest;
  std::stable_sort(documents.begin(), documents.end(),
                   [&](const RankedDocument& a, const RankedDocument& b) {
                     const std::string& left = remote_->value(a.id, date_slot);
                     const std::string& right = remote_->value(b.id, date_slot);
                     if (left.empty() || right.empty()) return !left.empty() && right.empty();
                     return newest ? left > right : left < right;
                   });
  return ranking;
}

Ranking Ranker::rank_by_date(const Xapian::Query& query, const RankingOptions& options,
                             Xapian::doccount size) {
  Xapian::Enquire enquire = this->enquire(query, options);
  // Sorting by date weighs no more than what it returns, so the best weight is sought before.
  const double best = enquire.get_mset(0, 1).get_max_attained();
  OldestFirst oldest_first;
  snapshot_.database().check_values(date_slot);
  if (options.order == SortOrder::newest) {
    enquire.set_sort_by_value(date_slot, true);
  } else {
    enquire.set_sort_by_key(&oldest_first, false);
  }
  return match(enquire, options, size, best);
}

Ranking Ranker::rank_by_score(const Xapian::Query& query, const RankingOptions& options,
                              Xapian::doccount size) {
  Xapian::Enquire enquire = this->enquire(query, options);
  if (options.order == SortOrder::relevance) {
    snapshot_.database().check_values(date_slot);
    enquire.set_sort_by_relevance_then_value(date_slot, true);
    return match(enquire, options, size);
  }

  const Xapian::doccount examined = size + spare(options);
  Ranking ranking = match(enquire, options, examined);
  const bool all = ranking.documents.size() < examined;
  const double least = all ? 0 : ranking.documents.back().score;
  add_recency(options, ranking.documents);
  keep_best(size, ranking);
  if (!all) add_recent(query, options, least, size, ranking);
  return ranking;
}

void Ranker::add_recency(const RankingOptions& options, std::vector<RankedDocument>& documents) {
  std::vector<Xapian::docid> ids;
  ids.reserve(documents.size());
  for (const RankedDocument& document : documents) ids.push_back(document.id);
  std::ranges::sort(ids);
  days_.read(ids);
  for (RankedDocument& document : documents) {
    document.recency = options.recency_share * options.recency(days_.stated(document.id));
    document.score += document.recency;
  }
}

/// How many matches to examine beyond those wanted, so that they usually contain the result. The
/// more releases are recent enough to matter, the more are examined.
Xapian::doccount Ranker::spare(const RankingOptions& options) {
  constexpr double matters = 0.05;
  constexpr Xapian::docid sample_size = 32;
  if (greatest_recency(options) < matters) return least_spare;
  if (sampled_days_.empty()) sampled_days_ = days_.sample(sample_size);
  const auto recent = std::count_if(
      sampled_days_.begin(), sampled_days_.end(),
      [&](std::uint64_t day) { return options.recency_share * options.recency(day) >= matters; });
  const double share = static_cast<double>(recent) / sample_size;
  return static_cast<Xapian::doccount>(std::lerp(least_spare, most_spare, share));
}

/// Keeps the best documents by score, sorted.
void Ranker::keep_best(std::size_t wanted, Ranking& ranking) {
  auto& documents = ranking.documents;
  const auto day = [&](Xapian::docid id) { return days_.any(id) + 1; };  // no_day + 1 is 0
  wanted = std::min(wanted, documents.size());
  const auto end = documents.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::partial_sort(documents.begin(), end, documents.end(),
                    [&](const RankedDocument& a, const RankedDocument& b) {
                      if (a.score != b.score) return a.score > b.score;
                      const auto left = day(a.id);
                      const auto right = day(b.id);
                      return left != right ? left > right : a.id < b.id;
                    });
  documents.resize(wanted);
}

/// Adds other documents that belong among the `wanted` best. These match no better than the worst
/// document examined, so only recency can lift them.
void Ranker::add_recent(const Xapian::Query& query, const RankingOptions& options, double least,
                        std::size_t wanted, Ranking& ranking) {
  auto& documents = ranking.documents;
  constexpr double rounding = 1 - 1e-9;
  const double last = documents.back().score * rounding;
  const double needed = last - least;
  if (needed > greatest_recency(options)) return;
  RecencySource::Documents recent;
  if (needed > 0) {
    recent = days_.since(options.recency.first_day(needed / options.recency_share));
  } else {
    recent.resize(snapshot_.database().get_lastdocid());
    std::iota(recent.begin(), recent.end(), 1);
  }
  auto source = std::make_unique<RecencySource>(
      shards_, days_, options.recency, options.recency_share * ranking.best_weight,
      std::make_shared<const RecencySource::Documents>(std::move(recent)));
  const Xapian::Query blended(Xapian::Query::OP_AND, query,
                              Xapian::Query(source.release()->release()));
  Xapian::Enquire enquire = this->enquire(blended, options);
  // Documents that cannot beat the scores already found are skipped without being weighed.
  enquire.set_cutoff(0, last * ranking.best_weight);
  snapshot_.database().check_values(date_slot);
  enquire.set_sort_by_relevance_then_value(date_slot, true);
  std::unordered_set<Xapian::docid> known;
  for (const RankedDocument& document : documents) known.insert(document.id);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted));
  for (auto at = found.begin(); at != found.end(); ++at) {
    if (known.contains(*at)) continue;
    const double recency = options.recency_share * options.recency(days_.stated(*at));
    documents.push_back({*at, at.get_weight() / ranking.best_weight, recency});
  }
  keep_best(wanted, ranking);
}

/// The most that recency can add to the score of any document.
double Ranker::greatest_recency(const RankingOptions& options) const {
  const std::string latest = snapshot_.database().get_value_upper_bound(date_slot);
  return latest.empty() ? 0 : options.recency_share * options.recency(decode_day(latest));
}

}  // namespace dateline
