#include <algorithm>

#include "common/text/tokenizer.h"
#include "indexer/charset/charset.h"
#include "query/match/text_test.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  dateline::Tokenizer tokenizer(text);
  for (dateline::Token token; tokenizer.next(token);) {
    if (has_position(token.kind)) words.emplace_back(token.term);
  }
  return words;
}

void require_found_as_in_words(const std::string& text, const Words& words, const Words& phrase) {
  using namespace dateline;
  Release release;
  release.body = text;
  const bool found = PhraseTest(MatchedWords::Phrase{FieldId::body, phrase, 0})(release);
  const auto place = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
  test::require(found == (place != words.end()));
}

}  // namespace

// A phrase, in the first line, is in the rest of the text if its words are there in a row. So is
// each part of the text that is no longer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string all = decode_text(test::text_of(data, size), {}, DeclaredCharset::none).text;
  const std::size_t line_end = std::min(all.find('\n'), all.size());
  const std::string text = all.substr(line_end);
  const Words words = words_of(text);
  const Words phrase = words_of(std::string_view(all).substr(0, line_end));
  if (phrase.empty()) return 0;
  require_found_as_in_words(text, words, phrase);
  const std::size_t length = std::min<std::size_t>(phrase.size(), words.size());
  for (auto at = words.begin(); words.end() - at > static_cast<std::ptrdiff_t>(length);) {
    const auto end = at + static_cast<std::ptrdiff_t>(length);
    require_found_as_in_words(text, words, Words(at, end));
    at = end;
  }
  return 0;
}
