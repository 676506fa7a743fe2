#include "common/text/tokenizer.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "common/text/stemmer.h"
#include "common/text/utf8.h"
#include "common/text/word_characters.h"

namespace dateline {
namespace {

namespace Unicode = Xapian::Unicode;

// Whether an ASCII character ends the word before it, whatever follows.
constexpr std::array<bool, 128> parts_words = [] {
  std::array<bool, 128> table{};
  table.fill(true);
  for (const char c : {'\'', '&', ',', '.', ';', '+', '#'}) {
    table[static_cast<unsigned char>(c)] = false;
  }
  return table;
}();

// What loses its vowel before another in French, Italian, Catalan, Occitan and Irish: articles,
// prepositions, pronouns and conjunctions, sorted.
constexpr std::array<std::string_view, 36> elided_words{
    "agl",    "all",    "b",    "c",    "ch",   "coll", "com",    "cos",   "d",
    "dagl",   "dall",   "degl", "dell", "dov",  "gl",   "j",      "jusqu", "l",
    "lorsqu", "m",      "n",    "negl", "nell", "pell", "puisqu", "qu",    "quell",
    "quest",  "quoiqu", "s",    "senz", "sugl", "sull", "t",      "un",    "v"};

bool opens_with_vowel(std::string_view word) {
  const Utf8Character first = utf8_character(word, 0);
  std::string plain = fold_accents(word.substr(0, first.size));
  const char letter = to_lower(plain.front());
  const bool silent = letter == 'f' && word.size() > 1 && to_lower(word[1]) == 'h';  // Irish
  return silent || std::string_view("aeiouyh").find(letter) != std::string_view::npos;
}

// Marks the ASCII letters among eight bytes.
ByteWord letters_in(ByteWord word) {
  const ByteWord lower = word | every_byte(0x20);
  return bytes_from(lower, 'a') & bytes_below(lower, 'z' + 1);
}

bool is_stemmable(std::string_view term) {
  const auto first = static_cast<unsigned char>(term.front());
  if (first < 128) return is_lower(term.front());
  switch (Unicode::get_category(utf8_character(term, 0).code)) {
    case Unicode::LOWERCASE_LETTER:
    case Unicode::TITLECASE_LETTER:
    case Unicode::MODIFIER_LETTER:
    case Unicode::OTHER_LETTER:
      return true;
    default:
      return false;
  }
}

}  // namespace

Tokenizer::Character Tokenizer::character(std::size_t at) const {
  const auto byte = static_cast<unsigned char>(text_[at]);
  if (byte < 128) return {byte, at + 1};
  const Utf8Character read = utf8_character(text_, at);
  return {read.code, at + read.size};
}

/// The end of a character with the marks on it, and the consonants below it.
std::size_t Tokenizer::character_end(std::size_t at) const {
  Character here = character(at);
  while (here.end < text_.size()) {
    const Character next = character(here.end);
    if (!is_mark(next.code) && !stacks_the_next(here.code)) break;
    here = next;
  }
  return here.end;
}

/// The end of the hyphen there; `at` if there is none.
std::size_t Tokenizer::hyphen_end(std::size_t at) const {
  if (at >= text_.size()) return at;
  const Character here = character(at);
  return here.code == '-' || here.code == 0x2010 || here.code == 0x2011 ? here.end : at;
}

std::size_t Tokenizer::letters_end(std::size_t at) const {
  while (at < text_.size()) {
    const Character here = character(at);
    if (!is_any_letter(here.code)) break;
    at = here.end;
  }
  return at;
}

bool Tokenizer::skip_to_word() {
  while (at_ < text_.size()) {
    const Character here = character(at_);
    if (word_character(here.code) != 0) return true;
    at_ = here.end;
  }
  return false;
}

bool Tokenizer::is_wanted(std::string_view term) const {
  const auto first = static_cast<unsigned char>(term.front());
  return first >= 0x80 || wanted_[first];
}

void Tokenizer::place(Token& token, std::size_t begin, std::size_t end) {
  token.begin = folded_.original_begin(begin);
  token.end = folded_.original_end(end);
}

// Fast path: most words are a run of ASCII letters and digits followed by a space, or by a comma or
// full stop and a space. Returns false for any other word and leaves it alone.
bool Tokenizer::take_plain_word(Token& token) {
  std::size_t end = at_;
  std::fill_n(plain_term_.begin() + sizeof(ByteWord), sizeof(ByteWord), '\0');
  for (std::size_t size = sizeof(ByteWord); size == sizeof(ByteWord) && end < text_.size();) {
    const ByteWord bytes = load_bytes(text_, end);
    const ByteWord letters = letters_in(bytes);
    const ByteWord digits = bytes_from(bytes, '0') & bytes_below(bytes, '9' + 1);
    size = bytes_before(~(letters | digits | equal_bytes(bytes, '_')) & high_bits);
    const ByteWord lower = first_bytes(bytes | letters >> 2, size);
    std::memcpy(plain_term_.data() + std::min(end - at_, longest_word), &lower, sizeof lower);
    end += size;
  }
  if (end == at_) return false;
  if (end < text_.size()) {
    const auto next = static_cast<unsigned char>(text_[end]);
    if (next >= 128) return false;
    const bool before_space = end + 1 < text_.size() && text_[end + 1] == ' ';
    if (!parts_words[next] && !(before_space && next != '+' && next != '#')) return false;
  }
  token.term = {plain_term_.data(), std::min(end - at_, plain_term_.size())};
  at_ = end;
  std::memcpy(token.first_bytes.data(), plain_term_.data(), sizeof token.first_bytes);
  return true;
}

// "P.T.O." and "u.s." are one word each, and "U.N.C.L.E" if in capitals; a single letter is left to
// take_word ("M&S").
bool Tokenizer::take_initials() {
  std::size_t at = at_;
  bool capitals = true;
  bool dotted = true;
  // A longer one is no term, and would be read again from each of its letters.
  while (dotted && term_.size() <= longest_word && at < text_.size() && is_letter(text_[at])) {
    capitals = capitals && is_upper(text_[at]);
    term_ += to_lower(text_[at++]);
    dotted = at < text_.size() && text_[at] == '.';
    at += dotted ? 1 : 0;
  }
  const bool more_letters = at < text_.size() && word_character(character(at).code) != 0;
  if (term_.size() > 1 && (dotted || capitals) && !more_letters) {
    at_ = at;
    return true;
  }
  term_.clear();
  return false;
}

// Takes the digits of "1,250,000", "1.250.000", "1'250'000" and "12,50,000", if they are there. One
// full stop alone may be a decimal point.
void Tokenizer::take_thousands() {
  const auto digits_end = [this](std::size_t at) {
    while (at < text_.size() && is_digit(text_[at])) ++at;
    return at;
  };
  std::size_t end = digits_end(at_);
  if (text_[at_] == '0' || end - at_ > 3 || end == text_.size()) return;
  const unsigned separator = character(end).code;
  if (!parts_thousands(separator)) return;
  std::string digits(text_.substr(at_, end - at_));
  std::size_t groups = 0;
  std::size_t last = 0;
  bool pairs = false;  // of digits, before the last group
  while (end < text_.size() && character(end).code == separator) {
    const std::size_t begin = character(end).end;
    const std::size_t group_end = digits_end(begin);
    const std::size_t size = group_end - begin;
    if (size == 0) break;
    pairs = pairs || last == 2;
    if (size > 3 || size < 2 || (last == 3 && (pairs || size == 2))) return;
    digits += text_.substr(begin, size);
    if (digits.size() > longest_word) return;
    last = size;
    end = group_end;
    ++groups;
  }
  if (last != 3 || (pairs && separator != ',') || (separator == '.' && groups < 2)) return;
  term_ = std::move(digits);
  at_ = end;
}

void Tokenizer::take_word() {
  if (is_digit(text_[at_])) take_thousands();
  unsigned previous = term_.empty() ? 0 : static_cast<unsigned char>(term_.back());
  while (at_ < text_.size()) {
    while (true) {  // a run of word characters
      const Character here = character(at_);
      const unsigned lower = word_character(here.code);
      if (lower == 0 || is_unspaced(here.code)) break;
      if (lower < 128) {
        term_ += static_cast<char>(lower);
      } else {
        Unicode::append_utf8(term_, lower);
      }
      previous = lower;
      at_ = here.end;
      if (at_ == text_.size()) return;
    }
    const Character infix = character(at_);
    if (is_unspaced(infix.code) || infix.end == text_.size()) break;
    const Character after = character(infix.end);
    if (word_character(after.code) == 0 || is_unspaced(after.code)) break;
    if (is_gershayim(previous, infix.code, after.code)) {
      at_ = infix.end;
      continue;
    }
    const unsigned kept = is_decimal_digit(previous) && is_decimal_digit(after.code)
                              ? digit_infix(infix.code)
                              : letter_infix(infix.code);
    if (kept == 0) break;
    if (kept == '\'' && std::ranges::binary_search(elided_words, term_) &&
        opens_with_vowel(text_.substr(infix.end))) {
      elided_ = true;
      return;
    }
    Unicode::append_utf8(term_, kept);
    at_ = infix.end;
  }
  take_suffix();
}

// "c++" and "c#", but "fish+chips" is not "fish+ chips".
void Tokenizer::take_suffix() {
  const std::size_t length = term_.size();
  const auto is_suffix = [](char c) { return c == '+' || c == '#'; };
  unsigned count = 0;
  while (at_ < text_.size() && is_suffix(text_[at_])) {
    if (++count > 3) {
      term_.resize(length);
      return;
    }
    term_ += text_[at_++];
  }
  if (at_ < text_.size() && word_character(character(at_).code) != 0) term_.resize(length);
}

// "e-mail" is "email" as well; in "state-of-the-art" and "covid-19" are no compounds.
bool Tokenizer::take_compound(Token& token, std::size_t begin) {
  if (begin == compound_) return false;  // its parts are due
  const std::string_view before = text_.substr(0, begin);
  if (before.ends_with('-') || before.ends_with("\u2010") || before.ends_with("\u2011"))
    return false;
  const std::size_t hyphen = letters_end(begin);
  const std::size_t second = hyphen_end(hyphen);
  const std::size_t end = letters_end(second);
  if (hyphen == begin || second == hyphen || end == second) return false;
  if (end < text_.size()) {
    if (word_character(character(end).code) != 0) return false;
    const std::size_t third = hyphen_end(end);
    if (third > end && third < text_.size() && word_character(character(third).code) != 0) {
      return false;
    }
  }
  compound_term_.clear();
  for (const std::size_t part : {begin, second}) {
    for (std::size_t at = part; at < (part == begin ? hyphen : end);) {
      const Character here = character(at);
      Unicode::append_utf8(compound_term_, word_character(here.code));
      at = here.end;
    }
  }
  if (compound_term_.size() > longest_word || !is_wanted(compound_term_)) return false;
  compound_ = at_ = begin;
  token.kind = Token::Kind::compound;
  token.elided = false;
  token.stemmable = true;
  token.position = position_ + 1;
  token.term = compound_term_;
  token.first_bytes = leading_bytes(compound_term_);
  place(token, begin, end);
  return true;
}

// Text "ABC" without spaces gives A, AB, B, BC, C.
void Tokenizer::take_ngram(Token& token) {
  const std::size_t begin = at_;
  std::size_t end = character_end(begin);
  if (bigram_due_) {
    bigram_due_ = false;
    at_ = end;
    end = character_end(end);
    token.kind = Token::Kind::bigram;
  } else {
    bigram_due_ = end < text_.size() && is_unspaced_word(character(end).code);
    if (!bigram_due_) at_ = end;
    token.kind = Token::Kind::character;
    ++position_;
  }
  term_.assign(text_.substr(begin, end - begin));
  token.term = term_;
  token.first_bytes = leading_bytes(term_);
  token.elided = false;
  token.stemmable = false;
  token.position = position_;
  place(token, begin, end);
}

bool Tokenizer::next(Token& token) {
  while (skip_to_word()) {
    const std::size_t begin = at_;
    const bool plain = take_plain_word(token);
    elided_ = false;
    if (!plain) {
      const Character here = character(at_);
      if (is_unspaced(here.code)) {
        take_ngram(token);
        if (token.term.size() <= longest_word) return true;
        if (token.kind == Token::Kind::character) --position_;  // marks without end above a letter
        continue;
      }
      term_.clear();
      if (!(here.code < 128 && is_letter(text_[at_]) && take_initials())) take_word();
      token.term = term_;
      token.first_bytes = leading_bytes(term_);
    }
    if (hyphen_end(at_) != at_ && take_compound(token, begin)) return true;
    if (token.term.size() > longest_word) continue;
    ++position_;
    if (plain && !is_wanted(token.term)) continue;
    place(token, begin, at_);
    token.kind = Token::Kind::word;
    token.elided = elided_;
    token.position = position_;
    token.stemmable = is_stemmable(token.term);
    return true;
  }
  return false;
}

}  // namespace dateline
