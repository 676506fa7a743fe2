#include "query/rank/ranking.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <utility>

namespace dateline {
namespace {

std::vector<Xapian::docid> ids_of(std::span<const RankedDocument> documents) {
  std::vector<Xapian::docid> ids;
  ids.reserve(documents.size());
  for (const RankedDocument& document : documents) ids.push_back(document.id);
  return ids;
}

/// The weights of the heaviest matches, `count` of them and at least one.
struct HeaviestWeights {
  double first = 0;
  double last = 0;  ///< less than any weight if there are no more matches than `count`
};

HeaviestWeights heaviest_weights(const Matches& matches, std::size_t count) {
  if (matches.weights.size() <= count) {
    return {greatest_weight(matches), -std::numeric_limits<double>::infinity()};
  }
  const auto from = matches.weights.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<double> heap(matches.weights.begin(), from);  // the least is at the front
  std::ranges::make_heap(heap, std::greater<>{});
  for (auto weight = from; weight != matches.weights.end(); ++weight) {
    if (*weight <= heap.front()) continue;
    std::ranges::pop_heap(heap, std::greater<>{});
    heap.back() = *weight;
    std::ranges::push_heap(heap, std::greater<>{});
  }
  return {*std::ranges::max_element(heap), heap.front()};
}

/// What weights are divided by.
double best_of(double greatest) {
  return greatest > 0 ? greatest : 1;  // filters alone weigh nothing
}

}  // namespace

std::vector<RankedDocument> Ranker::rank(const Matches& matches, const RankingOptions& options,
                                         std::size_t wanted) {
  wanted = std::min(wanted, matches.size());
  if (wanted == 0) return {};
  return is_by_date(options.order) ? by_date(matches, options.order, wanted)
                                   : by_score(matches, options, wanted);
}

std::vector<RankedDocument> Ranker::by_date(const Matches& matches, SortOrder order,
                                            std::size_t wanted) {
  const double best = best_of(greatest_weight(matches));
  days_.read(matches.documents);
  std::vector<std::pair<std::uint64_t, std::size_t>> places;  // by day; undated ones last
  places.reserve(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const std::uint64_t day = days_.graded(matches.documents[i]);
    places.emplace_back(order == SortOrder::newest && day != no_day ? ~day : day, i);
  }
  std::ranges::partial_sort(places, places.begin() + static_cast<std::ptrdiff_t>(wanted));
  std::vector<RankedDocument> documents;
  documents.reserve(wanted);
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t place = places[i].second;
    documents.push_back({matches.documents[place], matches.weight(place) / best});
  }
  return documents;
}

/// Days are read only of the heaviest, and of those that recency may lift among them.
std::vector<RankedDocument> Ranker::by_score(const Matches& matches, const RankingOptions& options,
                                             std::size_t wanted) {
  const auto [greatest, heavy] = heaviest_weights(matches, wanted);
  const double best = best_of(greatest);
  std::vector<RankedDocument> documents;
  // Adds those that weigh at least `least` and less than `less_than`.
  const auto add = [&](double least, double less_than) {
    const std::size_t first = documents.size();
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const double weight = matches.weight(i);
      if (weight < least || weight >= less_than) continue;
      documents.push_back({matches.documents[i], weight / best});
    }
    days_.read(ids_of(std::span(documents).subspan(first)));
    if (options.order != SortOrder::blend) return;
    for (RankedDocument& document : std::span(documents).subspan(first)) {
      document.recency = options.recency_share * options.recency(days_.stated(document.id));
      document.score += document.recency;
    }
  };
  add(heavy, std::numeric_limits<double>::infinity());
  keep_best(wanted, documents);
  if (options.order != SortOrder::blend) return documents;
  constexpr double rounding = 1 - 1e-9;
  const double lift = options.recency_share * options.recency(days_.latest());
  const double needed = best * std::max(documents.back().score * rounding - lift, 0.0);
  if (needed < heavy) {
    add(needed, heavy);
    keep_best(wanted, documents);
  }
  return documents;
}

/// Keeps the best documents by score, sorted.
void Ranker::keep_best(std::size_t wanted, std::vector<RankedDocument>& documents) {
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

}  // namespace dateline
