#include "query/syntax/pattern_note.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "common/schema/fields.h"
#include "common/text/ascii.h"

namespace dateline {

namespace {

/// Whether a word is NEAR or ADJ with a distance that is none, or in lower case.
bool is_near_misspelt(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos || slash + 1 == text.size()) return false;
  std::string name(text.substr(0, slash));
  std::ranges::transform(name, name.begin(), to_lower);
  return name == "near" || name == "adj";
}

}  // namespace

std::string pattern_note(const Lexeme& lexeme) {
  const bool word = lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::prefix ||
                    lexeme.kind == LexemeKind::fuzzy;
  if (!word) return {};
  const std::string_view text = lexeme.text;
  if (text.ends_with(':') && find_field(text.substr(0, text.size() - 1)) != nullptr) {
    return fmt::format("{} is a word here; a field has its value right behind the colon", text);
  }
  if (is_near_misspelt(text)) {
    return fmt::format("{} is a word here; the operators are NEAR/5 and ADJ/5, in upper case",
                       text);
  }
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
