#include "common/text/tokenizer.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "common/text/utf8.h"

namespace dateline {
namespace {

namespace Unicode = Xapian::Unicode;

constexpr unsigned ignored = ~0U;  // an infix character that joins letters and is dropped

constexpr bool is_ascii_upper(unsigned code) {
  return code >= 'A' && code <= 'Z';
}

// The lower-case form of each ASCII word character, 0 for all other bytes.
constexpr std::array<char, 256> ascii_word = [] {
  std::array<char, 256> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  table['_'] = '_';
  return table;
}();

char ascii_lower(char byte) {
  return ascii_word[static_cast<unsigned char>(byte)];
}

// Whether an ASCII character ends the word before it, whatever follows.
constexpr std::array<bool, 128> parts_words = [] {
  std::array<bool, 128> table{};
  table.fill(true);
  for (const char c : {'\'', '&', ',', '.', ';', '+', '#'}) {
    table[static_cast<unsigned char>(c)] = false;
  }
  return table;
}();

// The lower-case form of a word character, or 0.
unsigned word_character(unsigned code) {
  if (code < 128) return static_cast<unsigned char>(ascii_word[code]);
  return Unicode::is_wordchar(code) ? Unicode::tolower(code) : 0;
}

bool is_decimal_digit(unsigned code) {
  if (code < 128) return code >= '0' && code <= '9';
  return Unicode::get_category(code) == Unicode::DECIMAL_DIGIT_NUMBER;
}

// Ranges of Xapian 1.4's FLAG_CJK_NGRAM.
bool is_cjk(unsigned code) {
  return code >= 0x2E80 &&
         (code <= 0x2EFF || (code >= 0x3000 && code <= 0x9FFF) ||
          (code >= 0xA700 && code <= 0xA71F) || (code >= 0xAC00 && code <= 0xD7AF) ||
          (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
          (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x2A6DF) ||
          (code >= 0x2F800 && code <= 0x2FA1F));
}

bool is_cjk_word(unsigned code) {
  return is_cjk(code) && Unicode::is_wordchar(code);
}

bool is_ignored_infix(unsigned code) {
  return (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF;
}

// What joins two letters: the character to keep, `ignored`, or 0 for a separator.
unsigned letter_infix(unsigned code) {
  switch (code) {
    case '\'':
    case '&':
    case 0x00B7:  // middle dot
    case 0x05F4:  // gershayim
    case 0x2027:  // hyphenation point
      return code;
    case 0x2019:  // right single quotation mark
    case 0x201B:  // single high-reversed-9 quotation mark
      return '\'';
    default:
      return is_ignored_infix(code) ? ignored : 0;
  }
}

// The same between two digits: thousands, decimal and fraction separators in any script.
unsigned digit_infix(unsigned code) {
  switch (code) {
    case ',':
    case '.':
    case ';':
    case 0x037E:
    case 0x0589:
    case 0x060D:
    case 0x07F8:
    case 0x2044:
    case 0xFE10:
    case 0xFE13:
    case 0xFE14:
      return code;
    default:
      return is_ignored_infix(code) ? ignored : 0;
  }
}

// Marks the ASCII letters among eight bytes.
ByteWord letters_in(ByteWord word) {
  const ByteWord lower = word | every_byte(0x20);
  return bytes_from(lower, 'a') & bytes_below(lower, 'z' + 1);
}

bool is_stemmable(std::string_view term) {
  const auto first = static_cast<unsigned char>(term.front());
  if (first < 128) return first >= 'a' && first <= 'z';
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

bool Tokenizer::skip_to_word() {
  while (at_ < text_.size()) {
    const Character here = character(at_);
    if (word_character(here.code) != 0) return true;
    at_ = here.end;
  }
  return false;
}

bool Tokenizer::is_wanted(std::size_t at) const {
  const char lower = ascii_lower(text_[at]);
  return lower == 0 || wanted_[static_cast<unsigned char>(lower)];
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
  token.begin = at_;
  token.end = at_ = end;
  token.term = {plain_term_.data(), std::min(end - token.begin, plain_term_.size())};
  std::memcpy(token.first_bytes.data(), plain_term_.data(), sizeof token.first_bytes);
  return true;
}

// "P.T.O." and "U.N.C.L.E" are one word each; a single letter is left to take_word ("M&S").
bool Tokenizer::take_initials() {
  std::size_t at = at_;
  while (true) {
    term_ += static_cast<char>(text_[at] - 'A' + 'a');
    ++at;
    if (at >= text_.size() || text_[at] != '.') break;
    ++at;
    if (at >= text_.size() || !is_ascii_upper(static_cast<unsigned char>(text_[at]))) break;
  }
  const bool more_letters = at < text_.size() && word_character(character(at).code) != 0;
  if (term_.size() > 1 && !more_letters) {
    at_ = at;
    return true;
  }
  term_.clear();
  return false;
}

void Tokenizer::take_word() {
  unsigned previous = 0;
  while (true) {
    while (true) {  // a run of word characters
      const Character here = character(at_);
      const unsigned lower = word_character(here.code);
      if (lower == 0 || is_cjk(here.code)) break;
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
    if (is_cjk(infix.code) || infix.end == text_.size()) break;
    const Character after = character(infix.end);
    if (word_character(after.code) == 0 || is_cjk(after.code)) break;
    const unsigned kept = is_decimal_digit(previous) && is_decimal_digit(after.code)
                              ? digit_infix(infix.code)
                              : letter_infix(infix.code);
    if (kept == 0) break;
    if (kept != ignored) Unicode::append_utf8(term_, kept);
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

// CJK text "ABC" gives A, AB, B, BC, C.
void Tokenizer::take_ngram(Token& token) {
  const Character here = character(at_);
  token.begin = at_;
  token.stemmable = false;
  token.has_position = !bigram_due_;
  if (!bigram_due_) {
    token.end = here.end;
    bigram_due_ = here.end < text_.size() && is_cjk_word(character(here.end).code);
    if (!bigram_due_) at_ = here.end;
  } else {
    token.end = character(here.end).end;
    bigram_due_ = false;
    at_ = here.end;
  }
  term_.assign(text_.substr(token.begin, token.end - token.begin));
  token.term = term_;
  token.first_bytes = leading_bytes(term_);
  position_ += token.has_position ? 1 : 0;
  token.position = position_;
}

bool Tokenizer::next(Token& token) {
  while (skip_to_word()) {
    const bool plain = take_plain_word(token);
    if (!plain) {
      const Character here = character(at_);
      if (is_cjk(here.code)) {
        take_ngram(token);
        return true;
      }
      token.begin = at_;
      term_.clear();
      if (!(is_ascii_upper(here.code) && take_initials())) take_word();
      token.end = at_;
      token.term = term_;
      token.first_bytes = leading_bytes(term_);
    }
    if (token.term.size() > longest_word) continue;
    ++position_;
    if (plain && !is_wanted(token.begin)) continue;
    token.has_position = true;
    token.position = position_;
    token.stemmable = is_stemmable(token.term);
    return true;
  }
  return false;
}

}  // namespace dateline
