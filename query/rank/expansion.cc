#include "query/rank/expansion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "common/schema/text_terms.h"
#include "query/match/text_check.h"
#include "query/rank/ranking.h"

namespace dateline {
namespace {

constexpr Xapian::doccount feedback_documents = 10;
constexpr std::size_t most_stems = 20;

/// Whether a term is a stem of the text, not of another field.
bool is_text_stem(const std::string& term) {
  return term.size() > 1 && term.starts_with(stem_prefix) && (term[1] < 'A' || term[1] > 'Z');
}

/// The share of each stem in a release.
std::map<std::string, double> stem_shares(const Snapshot& snapshot, const Release& release) {
  Vocabulary vocabulary;
  std::vector<Posting> postings;
  std::vector<Vocabulary::TermId> words;
  TextTerms(vocabulary).add(release, postings, words);
  std::map<std::string, double> shares;
  double length = 0;
  for (const Posting& posting : postings) {
    const std::string term(vocabulary.term(posting.term));
    if (posting.wdf == 0 || !is_text_stem(term)) continue;
    length += posting.wdf;
    shares[term] += posting.wdf;
  }
  std::erase_if(
      shares, [&](const auto& stem) { return snapshot.database().get_termfreq(stem.first) <= 1; });
  for (auto& [term, share] : shares) share /= length;
  return shares;
}

/// The stems with the greatest weights, given how much some releases use each.
Expansion weightiest(const Snapshot& snapshot, const std::map<std::string, double>& weights) {
  Expansion expansion;
  for (const auto& [term, weight] : weights) {
    const double rarity =
        std::log(double{snapshot.size() * 1.0} / snapshot.database().get_termfreq(term));
    expansion.stems.push_back({term.substr(stem_prefix.size()), weight * rarity});
  }
  auto& stems = expansion.stems;
  std::sort(stems.begin(), stems.end(), [](const auto& a, const auto& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
  });
  if (stems.size() > most_stems) stems.resize(most_stems);
  double total = 0;
  for (const auto& stem : stems) total += stem.weight;
  std::erase_if(stems, [](const auto& stem) { return stem.weight <= 0; });
  for (auto& stem : stems) stem.weight /= total;
  return expansion;
}

}  // namespace

Expansion find_expansion(const Snapshot& snapshot, const Xapian::Query& query) {
  const CheckedDatabase& database = snapshot.database();
  Xapian::Enquire enquire = database.enquire(query);
  enquire.set_weighting_scheme(relevance_model());
  const Xapian::MSet best = enquire.get_mset(0, feedback_documents);
  std::map<std::string, double> weights;
  for (auto document = best.begin(); document != best.end(); ++document) {
    for (const auto& [term, share] : stem_shares(snapshot, stored_text(snapshot, *document))) {
      weights[term] += document.get_weight() * share;
    }
  }
  return weightiest(snapshot, weights);
}

Expansion own_stems(const Snapshot& snapshot, const Release& release) {
  return weightiest(snapshot, stem_shares(snapshot, release));
}

std::string stem_term(const Expansion::Stem& stem) {
  return std::string(stem_prefix) + stem.text;
}

Xapian::Query any_stem(const Expansion& expansion, double share) {
  using Xapian::Query;
  std::vector<Query> stems;
  for (const auto& stem : expansion.stems) {
    stems.emplace_back(Query::OP_SCALE_WEIGHT, Query(stem_term(stem)), stem.weight * share);
  }
  return {Query::OP_OR, stems.begin(), stems.end()};
}

double own_scale(const Xapian::Query& query) {
  return (1 - expansion_share) / query.get_length();
}

Xapian::Query expanded(const Xapian::Query& query, const Expansion& expansion, bool widen) {
  using Xapian::Query;
  if (expansion.stems.empty() || query.get_length() == 0) return query;
  const Query scaled(Query::OP_SCALE_WEIGHT, query, own_scale(query));
  return Query(widen ? Query::OP_OR : Query::OP_AND_MAYBE, scaled,
               any_stem(expansion, expansion_share));
}

}  // namespace dateline
