#include "query/rank/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>
#include <queue>
#include <unordered_set>

#include "common/schema/fields.h"
#include "query/rank/relevance.h"

namespace dateline {
namespace {

constexpr double near_share = 0.1;
constexpr Xapian::doccount near_window = 50;  // matches examined for nearness
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

/// The greatest scores seen so far.
class LeadingScores {
 public:
  /// Keeps up to `wanted` scores, which must be at least 1.
  explicit LeadingScores(std::size_t wanted) : wanted_(wanted) {}

  void add(double score) {
    scores_.push(score);
    if (scores_.size() > wanted_) scores_.pop();
  }

  /// The least score kept, or minus infinity if there are fewer than wanted.
  double least() const {
    return scores_.size() < wanted_ ? -std::numeric_limits<double>::infinity() : scores_.top();
  }

 private:
  std::size_t wanted_;
  std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
};

}  // namespace

Ranker::Ranker(const Snapshot& snapshot)
    : snapshot_(snapshot),
      days_(snapshot.database(), date_slot, decode_stated_day, no_day),
      dates_(snapshot.database(), date_slot, decode_day, no_day),
      shards_(snapshot.database()) {}

Ranking Ranker::rank(const Xapian::Query& query, const RankingOptions& options,
                     Xapian::doccount offset, Xapian::doccount limit,
                     Xapian::doccount check_at_least, const WordSequence& words) {
  const bool by_date = options.order == SortOrder::newest || options.order == SortOrder::oldest;
  const Xapian::doccount last = offset + limit;
  const Scope scope{words.size() > 1 ? std::max(last, near_window) : last, check_at_least};
  Ranking ranking =
      by_date ? rank_by_date(query, options, scope) : rank_by_score(query, options, scope);
  if (!by_date) add_nearness(words, options, last, ranking);
  auto& documents = ranking.documents;
  documents.resize(std::min<std::size_t>(documents.size(), last));
  documents.erase(documents.begin(),
                  documents.begin() +
                      static_cast<std::ptrdiff_t>(std::min<std::size_t>(offset, documents.size())));
  return ranking;
}

Ranking Ranker::match(Xapian::Enquire& enquire, const Xapian::Query& query, const Scope& scope) {
  // The number of documents with a single term is known without reading them.
  const bool counted = query.get_type() == Xapian::Query::LEAF_TERM;
  const Xapian::MSet found = enquire.get_mset(0, scope.size, counted ? 0 : scope.check_at_least);
  Ranking ranking;
  ranking.count = found.get_matches_estimated();
  ranking.count_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  ranking.best_weight = found.get_max_attained();
  ranking.documents.reserve(found.size());
  for (auto document = found.begin(); document != found.end(); ++document) {
    ranking.documents.push_back({*document, document.get_weight()});
  }
  return ranking;
}

Ranking Ranker::rank_by_date(const Xapian::Query& query, const RankingOptions& options,
                             const Scope& scope) const {
  Xapian::Enquire enquire = snapshot_.database().enquire(query);
  enquire.set_weighting_scheme(relevance_model());
  OldestFirst oldest_first;
  snapshot_.database().check_values(date_slot);
  if (options.order == SortOrder::newest) {
    enquire.set_sort_by_value(date_slot, true);
  } else {
    enquire.set_sort_by_key(&oldest_first, false);
  }
  return match(enquire, query, scope);
}

Ranking Ranker::rank_by_score(const Xapian::Query& query, const RankingOptions& options,
                              const Scope& scope) {
  Xapian::Enquire enquire = snapshot_.database().enquire(query);
  enquire.set_weighting_scheme(relevance_model());
  if (options.order == SortOrder::relevance || scope.size == 0) {
    snapshot_.database().check_values(date_slot);
    enquire.set_sort_by_relevance_then_value(date_slot, true);
    return match(enquire, query, scope);
  }

  Scope wide = scope;
  wide.size += spare(options);
  Ranking ranking = match(enquire, query, wide);
  // If nothing carries weight (only filters), recency is the whole score.
  const double best = ranking.best_weight > 0 ? ranking.best_weight : 1;
  const bool all = ranking.documents.size() < wide.size;
  const double least = all ? 0 : ranking.documents.back().score / best;
  for (RankedDocument& document : ranking.documents) {
    document.recency = options.recency_share * options.recency(days_[document.id]);
    document.score = document.score / best + document.recency;
  }
  keep_best(scope.size, ranking);
  if (!all) add_recent(query, options, {best, least}, scope.size, ranking);
  return ranking;
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
  const auto day = [&](Xapian::docid id) { return dates_[id] == no_day ? 0 : dates_[id] + 1; };
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
void Ranker::add_recent(const Xapian::Query& query, const RankingOptions& options, Weights weights,
                        std::size_t wanted, Ranking& ranking) {
  auto& documents = ranking.documents;
  constexpr double rounding = 1 - 1e-9;
  const double last = documents.back().score * rounding;
  const double needed = last - weights.least;
  if (needed > greatest_recency(options)) return;
  RecencySource::Documents recent;
  if (needed > 0) {
    recent = days_.at_least(options.recency.first_day(needed / options.recency_share));
  } else {
    recent.resize(snapshot_.database().get_lastdocid());
    std::iota(recent.begin(), recent.end(), 1);
  }
  auto source = std::make_unique<RecencySource>(
      shards_, days_, options.recency, options.recency_share * weights.best,
      std::make_shared<const RecencySource::Documents>(std::move(recent)));
  const Xapian::Query blended(Xapian::Query::OP_AND, query,
                              Xapian::Query(source.release()->release()));
  Xapian::Enquire enquire = snapshot_.database().enquire(blended);
  enquire.set_weighting_scheme(relevance_model());
  // Documents that cannot beat the scores already found are skipped without being weighed.
  enquire.set_cutoff(0, last * weights.best);
  snapshot_.database().check_values(date_slot);
  enquire.set_sort_by_relevance_then_value(date_slot, true);
  const Ranking found = match(enquire, blended, {static_cast<Xapian::doccount>(wanted), 0});
  std::unordered_set<Xapian::docid> known;
  for (const RankedDocument& document : documents) known.insert(document.id);
  for (RankedDocument document : found.documents) {
    if (known.contains(document.id)) continue;
    document.score /= weights.best;
    document.recency = options.recency_share * options.recency(days_[document.id]);
    documents.push_back(document);
  }
  keep_best(wanted, ranking);
}

/// The most that recency can add to the score of any document.
double Ranker::greatest_recency(const RankingOptions& options) const {
  const std::string latest = snapshot_.database().get_value_upper_bound(date_slot);
  return latest.empty() ? 0 : options.recency_share * options.recency(decode_day(latest));
}

void Ranker::add_nearness(const WordSequence& words, const RankingOptions& options,
                          std::size_t wanted, Ranking& ranking) const {
  if (words.size() < 2 || wanted == 0) return;
  const double share = near_share * (options.order == SortOrder::blend ? 1 : ranking.best_weight);
  auto& documents = ranking.documents;
  const auto end = documents.begin() + static_cast<std::ptrdiff_t>(
                                           std::min<std::size_t>(near_window, documents.size()));
  // Stop once as many as wanted score more than the next one could with all its words adjacent:
  // nothing further down can overtake them.
  Nearness nearness(snapshot_, words);
  LeadingScores leading(wanted);
  for (auto document = documents.begin(); document != end; ++document) {
    if (leading.least() >= document->score + share) break;
    document->nearness = share * nearness(document->id);
    document->score += document->nearness;
    leading.add(document->score);
  }
  ranking.texts = nearness.take_texts();
  std::stable_sort(documents.begin(), end, [](const RankedDocument& a, const RankedDocument& b) {
    return a.score > b.score;
  });
}

}  // namespace dateline
