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

/// Whether a star touches a word.
bool has_starred_word(std::string_view text) {
  for (std::size_t at = text.find('*'); at != text.npos; at = text.find('*', at + 1)) {
    const bool behind = at > 0 && is_word_byte(text[at - 1]);
    if (behind || (at + 1 < text.size() && is_word_byte(text[at + 1]))) return true;
  }
  return false;
}

/// Whether a word ends in a weight, as in "war^2" elsewhere.
bool is_weighted(std::string_view text) {
  const std::size_t sign = text.rfind('^');
  return sign != text.npos && sign > 0 && sign + 1 < text.size() &&
         text.find_first_not_of("0123456789.", sign + 1) == text.npos && !is_digit(text[sign - 1]);
}

/// The note about what is an operator in other programs; empty if it is none.
std::string operator_note(std::string_view text) {
  if (text == "||") return "|| is no operator here; use OR";
  if (text == "&&") return "&& is no operator here; all words are required without it";
  if (text.size() > 1 && text.front() == '!' && is_word_byte(text[1])) {
    return fmt::format("{} does not exclude the word; use -{}", text, text.substr(1));
  }
  if (is_weighted(text)) return fmt::format("the number in {} does not weight the word", text);
  if (text.size() > 1 && text.front() == '[' && text.find(']') == text.npos) {
    return fmt::format("{} does not start a range here; ranges are written 2020..2021", text);
  }
  return {};
}

}  // namespace

std::string pattern_note(const Lexeme& lexeme) {
  if (lexeme.kind == LexemeKind::phrase && has_starred_word(lexeme.text)) {
    return fmt::format("a star in quotes stands for no letters: \"{}\"", lexeme.text);
  }
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
  if (auto note = operator_note(text); !note.empty()) return note;
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
