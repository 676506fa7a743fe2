#include "query/syntax/word_expansion.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "common/text/analyzer.h"
#include "common/text/ascii.h"
#include "common/text/edit_distance.h"
#include "common/text/stemmer.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

/// Parts the words added into the most frequent and the rest.
class MostFrequent {
 public:
  explicit MostFrequent(std::size_t limit) : limit_(limit) {}

  void add(const std::string& word, Xapian::doccount frequency) {
    if (best_.size() == limit_) {
      if (frequency <= best_.front().first) return rest_.push_back(word);
      std::pop_heap(best_.begin(), best_.end(), std::greater<>{});
      rest_.push_back(std::move(best_.back().second));
      best_.pop_back();
    }
    best_.emplace_back(frequency, word);
    std::push_heap(best_.begin(), best_.end(), std::greater<>{});
  }

  WordExpansion take() {
    std::sort_heap(best_.begin(), best_.end(), std::greater<>{});
    WordExpansion expansion;
    for (auto& [frequency, word] : best_) expansion.words.push_back(std::move(word));
    expansion.rest = std::move(rest_);
    return expansion;
  }

 private:
  using Candidate = std::pair<Xapian::doccount, std::string>;

  std::size_t limit_;
  std::vector<Candidate> best_;  ///< a heap whose front is the least frequent
  std::vector<std::string> rest_;
};

/// Calls `take` with each word of a field that starts with `begin`, and its frequency.
template <typename Take>
void for_each_word(const Snapshot& snapshot, FieldId id, const std::string& begin,
                   const Take& take) {
  if (id == FieldId::body && !snapshot.holds_words()) {
    for (const auto& [word, frequency] : snapshot.words(begin)) take(word, frequency);
    return;
  }
  const std::size_t prefix_size = field(id).prefix.size();
  const std::string prefix = make_term(field(id).prefix, begin);
  const auto end = snapshot.database().allterms_end(prefix);
  for (auto term = snapshot.database().allterms_begin(prefix); term != end; ++term) {
    take((*term).substr(prefix_size), term.get_termfreq());
  }
}

/// The first bytes of Latin letters with accents: U+00C0 to U+027F, U+1E00 to U+1EFF.
constexpr std::array<std::string_view, 11> accented_letters{
    "\xC3", "\xC4",     "\xC5",     "\xC6",     "\xC7",    "\xC8",
    "\xC9", "\xE1\xB8", "\xE1\xB9", "\xE1\xBA", "\xE1\xBB"};

/// Edits after which a word is still taken for the one that was meant.
std::size_t edits_allowed(std::size_t characters) {
  return characters < 3 ? 0 : characters < 6 ? 1 : 2;
}

}  // namespace

WordExpansion expand_prefix(const Snapshot& snapshot, FieldId id, const std::string& begin,
                            std::size_t limit) {
  MostFrequent best(limit);
  const auto add = [&](const std::string& word, Xapian::doccount frequency) {
    best.add(word, frequency);
  };
  for_each_word(snapshot, id, begin, add);
  const std::string plain = fold_accents(begin);
  if (!std::ranges::all_of(plain, is_letter_or_digit)) return best.take();
  if (plain != begin) for_each_word(snapshot, id, plain, add);
  // With the first accent on any of the letters: they stand behind those without.
  const auto add_accented = [&](const std::string& word, Xapian::doccount frequency) {
    if (!word.starts_with(begin) && fold_accents(word).starts_with(plain)) add(word, frequency);
  };
  for (std::size_t letters = 0; letters < plain.size(); ++letters) {
    for (const std::string_view accented : accented_letters) {
      for_each_word(snapshot, id, plain.substr(0, letters).append(accented), add_accented);
    }
  }
  return best.take();
}

WordExpansion expand_spelling(const Snapshot& snapshot, FieldId id, const std::string& word,
                              std::size_t limit) {
  const std::u32string meant = characters_of(fold_accents(word));
  const std::size_t edits = edits_allowed(meant.size());
  MostFrequent best(limit);
  const auto add = [&](const std::string& other, Xapian::doccount frequency) {
    const std::u32string spelt = characters_of(fold_accents(other));
    const std::size_t size = std::max(spelt.size(), meant.size());
    if (size - std::min(spelt.size(), meant.size()) > edits) return;
    if (edit_distance(meant, spelt) <= edits) best.add(other, frequency);
  };
  for_each_word(snapshot, id, word.substr(0, utf8_character(word, 0).size), add);
  return best.take();
}

}  // namespace dateline
