#include "query/match/word_finder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "query/match/phrase_matcher.h"

namespace dateline {

MatchedWords only_items(const MatchedWords& all, const std::vector<std::size_t>& items) {
  const auto is_sought = [&](const auto& part) {
    return std::ranges::find(items, part.item) != items.end();
  };
  const auto is_near_sought = [&](const MatchedWords::Near& near) {
    const MatchedWords& operand = near.operands.front();
    return std::ranges::any_of(operand.words, is_sought) ||
           std::ranges::any_of(operand.phrases, is_sought);
  };
  MatchedWords matched;
  matched.items = all.items;
  std::ranges::copy_if(all.words, std::back_inserter(matched.words), is_sought);
  std::ranges::copy_if(all.phrases, std::back_inserter(matched.phrases), is_sought);
  std::ranges::copy_if(all.nears, std::back_inserter(matched.nears), is_near_sought);
  return matched;
}

namespace {

bool applies(FieldId asked, FieldId field) {
  return asked == field || (asked == FieldId::body && field == FieldId::title);
}

/// Whether stems of a language start with the same ASCII letter as the word, if it starts with one:
/// true except for stemmers that strip Latin prefixes.
bool keeps_first_letter(LanguageId language) {
  constexpr LanguageId indonesian = find_language("id");
  constexpr LanguageId irish = find_language("ga");
  return language != indonesian && language != irish;
}

/// The words of a text at their positions in one of its lines.
struct Line {
  std::vector<const TextWord*> words;
  std::vector<std::size_t> positions;

  Line(const std::vector<TextWord>& all, bool joins_compounds) {
    WordLine line(joins_compounds);
    for (const TextWord& word : all) {
      const auto position = line.place(word.kind, word.first);
      if (!position) continue;
      words.push_back(&word);
      positions.push_back(*position);
    }
  }
};

}  // namespace

WordFinder::WordFinder(const MatchedWords& matched) : matched_(&matched) {
  for (std::size_t byte = 0x80; byte < first_bytes_.size(); ++byte) first_bytes_.set(byte);
  for (const auto& word : matched.words) add_first_byte(first_bytes_, word.text);
  for (const auto& phrase : matched.phrases) {
    for (const std::string& word : phrase.words) add_first_byte(first_bytes_, word);
  }
}

FirstBytes WordFinder::first_bytes(LanguageId language) const {
  return keeps_first_letter(language) ? first_bytes_ : any_byte;
}

Stemmer& WordFinder::stemmer(LanguageId language) {
  for (Stemmer& stemmer : stemmers_) {
    if (stemmer.language() == language) return stemmer;
  }
  return stemmers_.emplace_back(language);
}

std::size_t WordFinder::look_up(const std::string& term, FieldId field, LanguageId language) {
  std::string stem;
  for (const auto& word : matched_->words) {
    if (!applies(word.field, field)) continue;
    switch (word.kind) {
      case MatchedWords::Word::Kind::exact:
        if (term == word.text) return word.item;
        break;
      case MatchedWords::Word::Kind::stem:
        if (word.language && *word.language != language) break;
        if (stem.empty()) stem = stemmer(language).stem(term);
        if (stem == word.text) return word.item;
        break;
    }
  }
  return none;
}

std::size_t WordFinder::item_of(const std::string& term, FieldId field, LanguageId language) {
  key_.assign(1, static_cast<char>(field));
  key_ += static_cast<char>(language);
  key_ += term;
  const auto known = known_.find(key_);
  if (known != known_.end()) return known->second;
  const std::size_t item = look_up(term, field, language);
  known_.emplace(key_, item);
  return item;
}

std::vector<Occurrence> WordFinder::find(const std::vector<TextWord>& words, FieldId field,
                                         LanguageId language) {
  std::vector<Occurrence> found;
  const FirstBytes wanted = first_bytes(language);
  if (!matched_->words.empty()) {
    for (const TextWord& word : words) {
      if (!wanted[static_cast<unsigned char>(word.term.front())]) continue;
      const std::size_t item = item_of(word.term, field, language);
      if (item != none) found.push_back({word.begin, word.end, word.first, word.last, item});
    }
  }
  std::array<std::optional<Line>, 2> lines;  // by whether compounds are joined
  for (const auto& phrase : matched_->phrases) {
    if (!applies(phrase.field, field)) continue;
    auto& line = lines[phrase.joins_compounds ? 1 : 0];
    if (!line) line.emplace(words, phrase.joins_compounds);
    PhraseMatcher matcher(phrase.words);
    for (std::size_t at = 0; at < line->words.size(); ++at) {
      const TextWord& last = *line->words[at];
      if (!matcher.ends_with(last.term, line->positions[at])) continue;
      const TextWord& first = *line->words[at + 1 - phrase.words.size()];
      found.push_back({first.begin, last.end, first.first, last.last, phrase.item});
    }
  }
  std::stable_sort(found.begin(), found.end());
  return found;
}

}  // namespace dateline
