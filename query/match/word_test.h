#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/release/release.h"

namespace dateline {

/// Whether title or body of a release have any of some words as they are written: the same answer
/// as a Highlighter gives, for many texts that need no more than that. Reads a text no further than
/// to the first match. Not thread-safe.
class WordTest {
 public:
  /// Words as the tokenizer makes them.
  explicit WordTest(const std::vector<std::string>& words) : words_(words.begin(), words.end()) {}

  bool operator()(const Release& release);

 private:
  bool is_in(std::string_view text);

  std::unordered_set<std::string> words_;
  std::string word_;
};

}  // namespace dateline
