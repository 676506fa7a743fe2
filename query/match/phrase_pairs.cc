#include "query/match/phrase_pairs.h"

#include <algorithm>
#include <optional>

namespace dateline {
namespace {

std::vector<PhrasePair> pairs_in(const PairModel& model, const std::vector<std::string>& words) {
  std::vector<PhrasePair> pairs;
  PairFinder finder;
  std::vector<std::size_t> frames;  // the words that pairs end with
  for (std::size_t at = 0; at < words.size(); ++at) {
    const PairModel::Role role = model.role(words[at]);
    const auto chains = finder.add(role, digest_of_word(words[at]));
    for (std::size_t i = 0; i < chains.size() && chains[i] != 0; ++i) {
      const bool own = model.place_of(chains[i]) != PairModel::none;
      if (!own && i > 0) break;
      pairs.push_back({frames[frames.size() - 1 - i],
                       at,
                       {own ? own_pair_term(chains[i]) : shared_pair_term(chains[i])},
                       own});
    }
    if (role == PairModel::Role::frame) frames.push_back(at);
  }
  return pairs;
}

}  // namespace

std::vector<PhrasePair> pairs_in(const std::vector<PairModel>& models,
                                 const std::vector<std::string>& words) {
  std::optional<std::vector<PhrasePair>> joint;
  for (const PairModel& model : models) {
    const auto pairs = pairs_in(model, words);
    if (!joint) {
      joint = pairs;
      continue;
    }
    // A pair of one index alone says nothing about releases of another.
    std::erase_if(*joint, [&](PhrasePair& known) {
      const auto same = std::ranges::find_if(pairs, [&](const PhrasePair& pair) {
        return pair.first == known.first && pair.last == known.last;
      });
      if (same == pairs.end()) return true;
      if (same->terms.front() != known.terms.front()) known.terms.push_back(same->terms.front());
      known.exact = known.exact && same->exact;
      return false;
    });
  }
  return joint.value_or(std::vector<PhrasePair>());
}

}  // namespace dateline
