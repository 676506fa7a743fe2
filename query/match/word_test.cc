#include "query/match/word_test.h"

#include "common/text/tokenizer.h"

namespace dateline {

bool WordTest::operator()(const Release& release) {
  return is_in(release.title) || is_in(release.body);
}

bool WordTest::is_in(std::string_view text) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    word_.assign(token.term);
    if (words_.contains(word_)) return true;
  }
  return false;
}

}  // namespace dateline
