#include "query/match/highlighter.h"

#include <algorithm>

#include "common/text/tokenizer.h"
#include "query/match/near_chain.h"

namespace dateline {

Highlighter::Highlighter(const MatchedWords& matched)
    : matched_(std::make_unique<const MatchedWords>(matched)), words_finder_(*matched_) {
  for (const auto& near : matched_->nears) {
    NearFinder& finder = near_finders_.emplace_back(NearFinder{&near, {}});
    for (const MatchedWords& operand : near.operands) finder.operands.emplace_back(operand);
  }
}

/// Collects the words of a text that may match.
void Highlighter::read_words(std::string_view text, LanguageId language) {
  FirstBytes wanted = words_finder_.first_bytes(language);
  for (const NearFinder& near : near_finders_) {
    for (const WordFinder& operand : near.operands) wanted |= operand.first_bytes(language);
  }
  Tokenizer tokenizer(text, wanted);
  Token token;
  std::size_t count = 0;
  while (tokenizer.next(token)) {
    if (count == words_.size()) words_.emplace_back();
    TextWord& word = words_[count++];
    word.term.assign(token.term);
    word.begin = token.begin;
    word.end = token.end;
    // A pair of CJK characters has no position of its own: it starts at its first character's.
    word.first = token.position;
    word.last = token.has_position ? token.position : token.position + 1;
  }
  words_.resize(count);
}

std::vector<Mark> Highlighter::find(std::string_view text, FieldId field, LanguageId language) {
  read_words(text, language);
  std::vector<Occurrence> found = words_finder_.find(words_, field, language);
  for (NearFinder& finder : near_finders_) {
    std::vector<std::vector<Occurrence>> operands;
    for (WordFinder& operand : finder.operands) {
      operands.push_back(operand.find(words_, field, language));
    }
    keep_chains(operands, finder.near->distance, finder.near->ordered);
    for (const auto& occurrences : operands) {
      found.insert(found.end(), occurrences.begin(), occurrences.end());
    }
  }
  if (!near_finders_.empty()) std::stable_sort(found.begin(), found.end());
  std::vector<Mark> marks;
  for (const Occurrence& each : found) {
    if (!marks.empty() && each.begin < marks.back().end) {
      // Pairs of CJK characters overlap within one word.
      if (each.item == marks.back().item) marks.back().end = std::max(marks.back().end, each.end);
      continue;
    }
    marks.push_back({each.begin, each.end, each.item});
  }
  return marks;
}

LanguageId language_of(const Release& release) {
  return release.language.empty() ? default_language : find_language(release.language);
}

}  // namespace dateline
