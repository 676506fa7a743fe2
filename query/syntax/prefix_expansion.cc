#include "query/syntax/prefix_expansion.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dateline {

PrefixExpansion expand_prefix(const Xapian::Database& database, const std::string& prefix,
                              std::size_t limit) {
  using Candidate = std::pair<Xapian::doccount, std::string>;
  std::vector<Candidate> best;  // a heap whose front is the least frequent
  PrefixExpansion expansion;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    ++expansion.found;
    const Xapian::doccount frequency = term.get_termfreq();
    if (best.size() == limit) {
      if (frequency <= best.front().first) continue;
      std::pop_heap(best.begin(), best.end(), std::greater<>{});
      best.pop_back();
    }
    best.emplace_back(frequency, *term);
    std::push_heap(best.begin(), best.end(), std::greater<>{});
  }
  std::sort_heap(best.begin(), best.end(), std::greater<>{});
  for (auto& [frequency, term] : best) expansion.terms.push_back(std::move(term));
  return expansion;
}

}  // namespace dateline
