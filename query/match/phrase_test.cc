#include "query/match/phrase_test.h"

#include <utility>

namespace dateline {

PhraseTest::PhraseTest(MatchedWords::Phrase phrase) : phrase_(std::move(phrase)) {
  for (const std::string& word : phrase_.words) add_first_byte(first_bytes_, word);
}

bool PhraseTest::operator()(const Release& release) {
  switch (phrase_.field) {
    case FieldId::title:
      return is_in(release.title);
    case FieldId::issuer:
      return is_in(release.issuer);
    default:
      return is_in(release.title) || is_in(release.body);
  }
}

bool PhraseTest::is_in(std::string_view text) {
  const std::vector<std::string>& words = phrase_.words;
  begun_.clear();
  Tokenizer tokenizer(text, first_bytes_);
  std::size_t before = 0;
  for (Token token; tokenizer.next(token);) {
    if (!token.has_position) continue;
    if (token.position != before + 1) begun_.clear();  // another word in between
    before = token.position;
    begun_.push_back(0);
    std::size_t kept = 0;
    for (const std::size_t length : begun_) {
      if (words[length] != token.term) continue;
      if (length + 1 == words.size()) return true;
      begun_[kept++] = length + 1;
    }
    begun_.resize(kept);
  }
  return false;
}

}  // namespace dateline
