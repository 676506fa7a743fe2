#include "query/rank/expansion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "common/schema/text_terms.h"
#include "query/match/text_check.h"

namespace dateline {
namespace {

constexpr std::size_t most_own_stems = 20;

/// Whether a term is a stem of the text, not of another field.
bool is_text_stem(const std::string& term) {
  return term.size() > 1 && term.starts_with(stem_prefix) && (term[1] < 'A' || term[1] > 'Z');
}

using StemWeights = std::map<std::string, double>;

/// How often a release has each of its stems, except in contacts and the like.
StemWeights stem_counts(const Release& release) {
  Vocabulary vocabulary;
  std::vector<Posting> postings;
  std::vector<Vocabulary::TermId> words;
  TextTerms(vocabulary).add(release, postings, words);
  StemWeights counts;
  for (const Posting& posting : postings) {
    std::string term(vocabulary.term(posting.term));
    if (posting.wdf > 0 && is_text_stem(term)) counts[std::move(term)] += posting.wdf;
  }
  return counts;
}

/// The stems with the greatest weights times their rarity, given their weights without.
Expansion weightiest(const Snapshot& snapshot, const StemWeights& weights, std::size_t most) {
  Expansion expansion;
  auto& stems = expansion.stems;
  std::vector<std::string> terms;
  for (const auto& each : weights) terms.push_back(each.first);
  snapshot.database().prepare_frequencies(terms);
  for (const auto& [term, weight] : weights) {
    const Xapian::doccount frequency = snapshot.database().get_termfreq(term);
    if (frequency <= 1) continue;
    const double rarity = std::log(static_cast<double>(snapshot.size()) / frequency);
    if (rarity > 0) stems.push_back({term.substr(stem_prefix.size()), weight * rarity});
  }
  std::sort(stems.begin(), stems.end(), [](const auto& a, const auto& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
  });
  if (stems.size() > most) stems.resize(most);
  double total = 0;
  for (const auto& stem : stems) total += stem.weight;
  for (auto& stem : stems) stem.weight /= total;
  return expansion;
}

Expansion learn(const Snapshot& snapshot, const Xapian::MSet& best, const ExpansionModel& model) {
  StemWeights weights;
  for (auto document = best.begin(); document != best.end(); ++document) {
    const double trust = std::pow(document.get_weight() / best.get_max_attained(), model.trust);
    for (const auto& [term, count] : stem_counts(stored_text(snapshot, *document))) {
      weights[term] += trust * count / (count + 1);
    }
  }
  return weightiest(snapshot, weights, model.stems);
}

}  // namespace

ExpandedQuery::ExpandedQuery(const Snapshot& snapshot, const Xapian::Query& query,
                             const RelevanceModel& relevance, const ExpansionModel& model)
    : query_(query) {
  const auto scheme = Relevance(snapshot.database(), relevance).scheme();
  const auto best_of = [&](const Xapian::Query& sought, Xapian::doccount size) {
    Xapian::Enquire enquire = snapshot.database().enquire(sought);
    enquire.set_weighting_scheme(scheme);
    return enquire.get_mset(0, size);
  };
  const Xapian::MSet best = best_of(query, model.releases);
  if (best.get_max_attained() <= 0) return;  // filters alone weigh nothing
  expansion_ = learn(snapshot, best, model);
  if (expansion_.stems.empty()) return;
  stems_ = any_stem(expansion_);
  query_scale_ = (1 - model.share) / best.get_max_attained();
  stems_scale_ = model.share / best_of(stems_, 1).get_max_attained();
}

Xapian::Query ExpandedQuery::whole(bool widen) const {
  using Xapian::Query;
  if (expansion_.stems.empty()) return query_;
  return Query(widen ? Query::OP_OR : Query::OP_AND_MAYBE,
               Query(Query::OP_SCALE_WEIGHT, query_, query_scale_),
               Query(Query::OP_SCALE_WEIGHT, stems_, stems_scale_));
}

Expansion own_stems(const Snapshot& snapshot, const Release& release) {
  return weightiest(snapshot, stem_counts(release), most_own_stems);
}

std::string stem_term(const Expansion::Stem& stem) {
  return std::string(stem_prefix) + stem.text;
}

Xapian::Query any_stem(const Expansion& expansion) {
  using Xapian::Query;
  std::vector<Query> stems;
  for (const auto& stem : expansion.stems) {
    stems.emplace_back(Query::OP_SCALE_WEIGHT, Query(stem_term(stem)), stem.weight);
  }
  return {Query::OP_OR, stems.begin(), stems.end()};
}

}  // namespace dateline
