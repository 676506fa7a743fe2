#include "query/suggest/spelling.h"

#include <map>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

constexpr unsigned most_edits = 2;
constexpr Xapian::doccount far_more = 10;  // times as frequent as the word typed

/// A better spelling for `term`, or empty if it may be correct.
std::string correction(const std::string& term, const Snapshot& snapshot) {
  std::string better = snapshot.database().get_spelling_suggestion(term, most_edits);
  if (better.empty()) return better;
  const auto typed = snapshot.word_frequency(term);
  if (snapshot.word_frequency(better) < far_more * typed) better.clear();
  return better;
}

/// Collects corrections for all text words of a query.
struct Corrector {
  const Snapshot& snapshot;
  std::map<std::string, std::string> corrections;

  void words_of(const std::string& text, bool exact) {
    Tokenizer tokenizer(text);
    Token token;
    while (tokenizer.next(token)) {
      const std::string term(token.term);
      if (!token.stemmable || corrections.count(term) > 0) continue;
      std::string better = correction(term, snapshot);
      // A stem matches with and without accents.
      const bool same = !exact && fold_accents(better) == fold_accents(term);
      if (!better.empty() && !same) corrections.emplace(term, std::move(better));
    }
  }
  void all(const std::vector<QueryNode>& nodes) {
    for (const QueryNode& node : nodes) std::visit(*this, node.form);
  }

  void operator()(const WordQuery& word) { words_of(word.text, word.exact); }
  void operator()(const PhraseQuery& phrase) { words_of(phrase.text, true); }
  void operator()(const PrefixQuery&) {}
  void operator()(const KeywordQuery&) {}
  void operator()(const PeriodQuery&) {}
  void operator()(const NearQuery& near) { all(near.operands); }
  void operator()(const GroupQuery& group) {
    all(group.required);
    all(group.optional);
  }
};

}  // namespace

std::string corrected_query(const std::string& typed, const QueryNode& query,
                            const Snapshot& snapshot) {
  Corrector corrector{snapshot, {}};
  std::visit(corrector, query.form);
  if (corrector.corrections.empty()) return {};
  std::string corrected;
  std::size_t copied = 0;
  Tokenizer tokenizer(typed);
  Token token;
  while (tokenizer.next(token)) {
    const auto better = corrector.corrections.find(std::string(token.term));
    if (better == corrector.corrections.end()) continue;
    corrected.append(typed, copied, token.begin - copied);
    corrected += better->second;
    copied = token.end;
  }
  return corrected.append(typed, copied);
}

}  // namespace dateline
