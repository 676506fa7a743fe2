#include "query/syntax/query_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "common/text/analyzer.h"
#include "common/text/ascii.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 3> hyphens{"-", "\u2010", "\u2011"};

}  // namespace

QueryWords::QueryWords(std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  std::size_t end = 0;
  hyphenated_ = true;
  while (tokenizer.next(token)) {
    if (!words_.empty()) {
      ngrams_ = ngrams_ || token.begin < end;
      const std::string_view between =
          token.begin < end ? std::string_view() : text.substr(end, token.begin - end);
      hyphenated_ =
          hyphenated_ && std::find(hyphens.begin(), hyphens.end(), between) != hyphens.end();
    }
    words_.push_back({std::string(token.term), token.has_position, token.stemmable});
    end = token.end;
  }
  hyphenated_ = hyphenated_ && words_.size() > 1;
}

QueryWord QueryWords::joined() const {
  QueryWord whole = words_.front();
  for (std::size_t i = 1; i < words_.size(); ++i) whole.term += words_[i].term;
  return whole;
}

std::vector<QueryWord> QueryWords::letters_and_digits() const {
  if (words_.size() != 1) return {};
  const std::string& term = words_.front().term;
  const auto border = std::find_if(term.begin(), term.end(), is_digit);
  const std::string letters(term.begin(), border);
  const std::string digits(border, term.end());
  if (!is_letters(letters) || !is_digits(digits)) return {};
  return {{letters, true, true}, {digits, true, false}};
}

bool is_letters(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_letter);
}

bool is_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

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
