#include "query/result/highlighter.h"

#include <algorithm>

#include "common/text/tokenizer.h"

namespace dateline {
namespace {

bool applies(FieldId asked, FieldId field) {
  return asked == field || asked == FieldId::body;
}

struct Word {
  std::string term;
  std::size_t begin;
  std::size_t end;
};

}  // namespace

Highlighter::Highlighter(const MatchedWords& matched) : matched_(matched) {}

Stemmer& Highlighter::stemmer(LanguageId language) {
  for (Stemmer& stemmer : stemmers_) {
    if (stemmer.language() == language) return stemmer;
  }
  return stemmers_.emplace_back(language);
}

std::size_t Highlighter::look_up(const std::string& term, FieldId field, LanguageId language) {
  std::string stem;
  for (const auto& word : matched_.words) {
    if (!applies(word.field, field)) continue;
    switch (word.kind) {
      case MatchedWords::Word::Kind::exact:
        if (term == word.text) return word.item;
        break;
      case MatchedWords::Word::Kind::prefix:
        if (term.starts_with(word.text)) return word.item;
        break;
      case MatchedWords::Word::Kind::stem:
        if (stem.empty()) stem = stemmer(language).stem(term);
        if (stem == word.text) return word.item;
        break;
    }
  }
  return none;
}

std::size_t Highlighter::item_of(const std::string& term, FieldId field, LanguageId language) {
  key_.assign(1, static_cast<char>(field));
  key_ += static_cast<char>(language);
  key_ += term;
  const auto known = known_.find(key_);
  if (known != known_.end()) return known->second;
  const std::size_t item = look_up(term, field, language);
  known_.emplace(key_, item);
  return item;
}

std::vector<Mark> Highlighter::find(std::string_view text, FieldId field, LanguageId language) {
  std::vector<Mark> marks;
  std::vector<Word> words;  // kept only where there are phrases to look for in them
  Tokenizer tokenizer(text);
  Token token;
  std::string term;
  while (tokenizer.next(token)) {
    term.assign(token.term);
    const std::size_t item = item_of(term, field, language);
    if (item != none) marks.push_back({token.begin, token.end, item});
    if (!matched_.phrases.empty() && token.has_position) {
      words.push_back({term, token.begin, token.end});
    }
  }
  for (const auto& phrase : matched_.phrases) {
    if (!applies(phrase.field, field)) continue;
    const auto same = [](const Word& word, const std::string& asked) { return word.term == asked; };
    for (auto at = words.begin();; ++at) {
      at = std::search(at, words.end(), phrase.words.begin(), phrase.words.end(), same);
      if (at == words.end()) break;
      const auto last = at + static_cast<std::ptrdiff_t>(phrase.words.size()) - 1;
      marks.push_back({at->begin, last->end, phrase.item});
    }
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::size_t covered = 0;
  std::erase_if(marks, [&](const Mark& mark) {
    if (mark.begin < covered) return true;
    covered = mark.end;
    return false;
  });
  return marks;
}

}  // namespace dateline
