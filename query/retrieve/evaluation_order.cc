#include "query/retrieve/evaluation_order.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <variant>

namespace dateline {
namespace {

struct Cost {
  bool reads_texts = false;
  double releases = 0;  ///< at most

  bool operator<(const Cost& other) const {
    return reads_texts != other.reads_texts ? other.reads_texts : releases < other.releases;
  }
};

class CostOf {
 public:
  explicit CostOf(const CheckedDatabase& database) : database_(database) {}

  Cost operator()(const IndexQuery& query) const { return std::visit(*this, query->form); }

  Cost operator()(const AllReleases& /*all*/) const { return {false, all()}; }
  Cost operator()(const AnyTerm& any) const { return terms(any.terms); }
  // What others leave is faster to look up than the days of all.
  Cost operator()(const DaysBetween& /*period*/) const { return {false, all()}; }
  Cost operator()(const WeighedWord& word) const { return terms(word.terms); }
  Cost operator()(const FixedTerm& fixed) const { return terms({fixed.term}); }
  Cost operator()(const PassingTexts& passing) const {
    return {true, (*this)(passing.candidates).releases};
  }
  Cost operator()(const ScaledQuery& scaled) const { return (*this)(scaled.query); }
  Cost operator()(const JoinedQuery& joined) const {
    Cost whole = (*this)(joined.parts.front());
    for (auto part = joined.parts.begin() + 1; part != joined.parts.end(); ++part) {
      const Cost cost = (*this)(*part);
      whole.reads_texts = whole.reads_texts || cost.reads_texts;
      if (joined.join == Join::all) whole.releases = std::min(whole.releases, cost.releases);
      if (joined.join == Join::any || joined.join == Join::last) whole.releases += cost.releases;
    }
    return whole;
  }

 private:
  double all() const { return database_.get_doccount(); }

  Cost terms(const std::vector<std::string>& terms) const {
    constexpr std::size_t most_looked_up = 100;
    if (terms.size() > most_looked_up) return {false, all()};
    double releases = 0;
    for (const std::string& term : terms) releases += database_.get_termfreq(term);
    return {false, releases};
  }

  const CheckedDatabase& database_;
};

}  // namespace

std::vector<std::size_t> evaluation_order(const IndexQueries& parts,
                                          const CheckedDatabase& database) {
  const CostOf cost_of(database);
  std::vector<Cost> costs;
  for (const IndexQuery& part : parts) costs.push_back(cost_of(part));
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return costs[a] < costs[b]; });
  return order;
}

}  // namespace dateline
