#include "query/syntax/pattern_note.h"

#include <fmt/format.h>

#include <string_view>

namespace dateline {

std::string pattern_note(const Lexeme& lexeme) {
  const bool word = lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::prefix ||
                    lexeme.kind == LexemeKind::fuzzy;
  if (!word) return {};
  const std::string_view text = lexeme.text;
  const auto holds = [&](char sign) {
    // A lone sign is a word; one at the end may be punctuation.
    const auto at = text.find(sign);
    return at != text.npos && text.size() > 1 && (sign != '?' || at + 1 < text.size());
  };
  if (holds('*')) {
    return fmt::format("a star stands for other letters only at the end of a word, not in {}",
                       text);
  }
  if (holds('~')) {
    return fmt::format("a tilde stands for other spellings only at the end of a word, not in {}",
                       text);
  }
  if (!holds('?')) return {};
  return fmt::format(
      "a question mark does not stand for a letter in {}; use the start of the word with * for all "
      "endings, or the word with ~ for other spellings",
      text);
}

}  // namespace dateline
