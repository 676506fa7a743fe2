#include "query/syntax/prefix_expansion.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "common/text/analyzer.h"

namespace dateline {
namespace {

/// Keeps the most frequent of the words added.
class MostFrequent {
 public:
  explicit MostFrequent(std::size_t limit) : limit_(limit) {}

  void add(const std::string& word, Xapian::doccount frequency) {
    ++found_;
    if (best_.size() == limit_) {
      if (frequency <= best_.front().first) return;
      std::pop_heap(best_.begin(), best_.end(), std::greater<>{});
      best_.pop_back();
    }
    best_.emplace_back(frequency, word);
    std::push_heap(best_.begin(), best_.end(), std::greater<>{});
  }

  PrefixExpansion take() {
    std::sort_heap(best_.begin(), best_.end(), std::greater<>{});
    PrefixExpansion expansion;
    for (auto& [frequency, word] : best_) expansion.words.push_back(std::move(word));
    expansion.found = found_;
    return expansion;
  }

 private:
  using Candidate = std::pair<Xapian::doccount, std::string>;

  std::size_t limit_;
  std::size_t found_ = 0;
  std::vector<Candidate> best_;  ///< a heap whose front is the least frequent
};

}  // namespace

PrefixExpansion expand_prefix(const Snapshot& snapshot, FieldId id, const std::string& begin,
                              std::size_t limit) {
  MostFrequent best(limit);
  if (id == FieldId::body && !snapshot.holds_words()) {
    for (const auto& [word, frequency] : snapshot.words(begin)) best.add(word, frequency);
    return best.take();
  }
  const std::size_t prefix_size = field(id).prefix.size();
  const std::string prefix = make_term(field(id).prefix, begin);
  const auto end = snapshot.database().allterms_end(prefix);
  for (auto term = snapshot.database().allterms_begin(prefix); term != end; ++term) {
    best.add((*term).substr(prefix_size), term.get_termfreq());
  }
  return best.take();
}

}  // namespace dateline
