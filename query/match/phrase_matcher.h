#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace dateline {

/// Numbers the words of a text as they are read: with its compounds in two words, or in one.
class WordLine {
 public:
  explicit WordLine(bool joins_compounds) : joins_compounds_(joins_compounds) {}

  /// The position of the next word; none if it is not in this line.
  std::optional<std::size_t> place(Token::Kind kind, std::size_t position) {
    if (joins_compounds_ && kind == Token::Kind::compound) {
      parts_end_ = position + 1;
      return position - joined_++;
    }
    if (!has_position(kind) || position <= parts_end_) return std::nullopt;
    return position - joined_;
  }

 private:
  bool joins_compounds_;
  std::size_t joined_ = 0;     ///< number of compounds
  std::size_t parts_end_ = 0;  ///< position of the last part of the last one
};

/// Finds a phrase among the words of a text as they are read, in time linear in the text however
/// often words repeat in both: Knuth, Morris and Pratt, "Fast pattern matching in strings", SIAM
/// Journal on Computing 6 (1977). So one text hardly holds up a search, whose deadline is checked
/// only between texts: half a text would give no answer. `phrase` must outlive it and not be empty.
class PhraseMatcher {
 public:
  explicit PhraseMatcher(const std::vector<std::string>& phrase)
      : phrase_(phrase), borders_(phrase.size()) {
    for (std::size_t end = 1; end < phrase.size(); ++end) {
      borders_[end] = extended(borders_[end - 1], phrase[end]);
    }
  }

  /// Reads the next word; its position is greater than that of the last. Whether the phrase ends
  /// with it. Words in between that are not read, being none of the phrase, break it.
  bool ends_with(std::string_view term, std::size_t position) {
    if (position != before_ + 1) matched_ = 0;
    before_ = position;
    if (matched_ == phrase_.size()) matched_ = borders_.back();
    matched_ = extended(matched_, term);
    return matched_ == phrase_.size();
  }

 private:
  /// How many words of the phrase follow its first `matched` words and this one.
  std::size_t extended(std::size_t matched, std::string_view term) const {
    while (matched > 0 && phrase_[matched] != term) matched = borders_[matched - 1];
    return phrase_[matched] == term ? matched + 1 : 0;
  }

  const std::vector<std::string>& phrase_;
  std::vector<std::size_t> borders_;  ///< words that begin the phrase and end here, by last word
  std::size_t matched_ = 0;
  std::size_t before_ = 0;  ///< position of the last word
};

}  // namespace dateline
