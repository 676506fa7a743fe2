#include "query/rank/expansion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "common/schema/text_terms.h"
#include "query/retrieve/stored_text.h"

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

Expansion learn(const Snapshot& snapshot, const std::vector<WeighedDocument>& best,
                const ExpansionModel& model) {
  StemWeights weights;
  for (const WeighedDocument& document : best) {
    const double trust = std::pow(document.weight / best.front().weight, model.trust);
    for (const auto& [term, count] : stem_counts(stored_text(snapshot, document.id))) {
      weights[term] += trust * count / (count + 1);
    }
  }
  return weightiest(snapshot, weights, model.stems);
}

}  // namespace

ExpandedQuery::ExpandedQuery(Retriever& retriever, const IndexQuery& query,
                             const RelevanceModel& relevance, const ExpansionModel& model,
                             Deadline* deadline)
    : query_(query) {
  const Matches matches = retriever.find(query, relevance, deadline);
  const double most = greatest_weight(matches);
  if (most <= 0) return;  // filters alone weigh nothing
  expansion_ = learn(retriever.snapshot(), heaviest(matches, model.releases), model);
  if (expansion_.stems.empty()) return;
  stems_ = any_stem(expansion_);
  query_scale_ = (1 - model.share) / most;
  const double most_of_stems = greatest_weight(retriever.find(stems_, relevance, deadline));
  if (most_of_stems > 0) stems_scale_ = model.share / most_of_stems;
}

IndexQuery ExpandedQuery::whole(bool widen) const {
  if (expansion_.stems.empty()) return query_;
  return joined(widen ? Join::any : Join::maybe, {IndexNode{ScaledQuery{query_, query_scale_}},
                                                  IndexNode{ScaledQuery{stems_, stems_scale_}}});
}

Expansion own_stems(const Snapshot& snapshot, const Release& release) {
  return weightiest(snapshot, stem_counts(release), most_own_stems);
}

std::string stem_term(const Expansion::Stem& stem) {
  return std::string(stem_prefix) + stem.text;
}

IndexQuery any_stem(const Expansion& expansion) {
  IndexQueries stems;
  for (const auto& stem : expansion.stems) {
    stems.push_back(IndexNode{WeighedWord{{stem_term(stem)}, 1, stem.weight}});
  }
  return joined(Join::any, std::move(stems));
}

}  // namespace dateline
