#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "common/text/tokenizer.h"
#include "query/match/matched_words.h"

namespace dateline {

/// Whether a release holds a phrase: the same answer as a Highlighter gives, for many texts that
/// need no more than that. Reads a text no further than to the first match. Not thread-safe.
class PhraseTest {
 public:
  explicit PhraseTest(MatchedWords::Phrase phrase);

  bool operator()(const Release& release);

 private:
  bool is_in(std::string_view text);

  MatchedWords::Phrase phrase_;
  FirstBytes first_bytes_;          ///< of its words
  std::vector<std::size_t> begun_;  ///< of each phrase begun before a word, how many words it has
};

}  // namespace dateline
