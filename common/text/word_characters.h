#pragma once

#include <xapian.h>

#include <array>

#include "common/text/ascii.h"
#include "common/text/scripts.h"

/// The characters that words consist of, and those that join them (Tokenizer).
namespace dateline {

/// The lower-case form of each ASCII word character, 0 for all other bytes.
inline constexpr std::array<char, 256> ascii_word = [] {
  std::array<char, 256> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  table['_'] = '_';
  return table;
}();

/// Characters that people write for an apostrophe: quotation marks, modifier letters, primes,
/// accents that stand alone, and those of other scripts.
constexpr bool is_apostrophe(unsigned code) {
  switch (code) {
    case '\'':
    case '`':
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x02BE:
    case 0x02BF:
    case 0x055A:
    case 0x05F3:
    case 0x07F4:
    case 0x1FBD:
    case 0x1FBF:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xA78B:
    case 0xA78C:
      return true;
    default:
      return false;
  }
}

/// The lower-case form of a word character, or 0.
inline unsigned word_character(unsigned code) {
  if (code < 128) return static_cast<unsigned char>(ascii_word[code]);
  return Xapian::Unicode::is_wordchar(code) && !is_apostrophe(code) ? Xapian::Unicode::tolower(code)
                                                                    : 0;
}

inline bool is_decimal_digit(unsigned code) {
  if (code < 128) return code >= '0' && code <= '9';
  return Xapian::Unicode::get_category(code) == Xapian::Unicode::DECIMAL_DIGIT_NUMBER;
}

inline bool is_any_letter(unsigned code) {
  if (code < 128) return is_letter(static_cast<char>(code));
  return word_character(code) != 0 && !is_decimal_digit(code) && !is_unspaced(code);
}

inline bool is_mark(unsigned code) {
  const auto category = Xapian::Unicode::get_category(code);
  return category == Xapian::Unicode::NON_SPACING_MARK ||
         category == Xapian::Unicode::COMBINING_SPACING_MARK;
}

/// Signs that put the next consonant below the one before: Burmese virama, Khmer coeng.
constexpr bool stacks_the_next(unsigned code) {
  return code == 0x1039 || code == 0x17D2;
}

inline bool is_unspaced_word(unsigned code) {
  return is_unspaced(code) && Xapian::Unicode::is_wordchar(code);
}

/// What joins two letters: the character to keep, or 0 for a separator.
constexpr unsigned letter_infix(unsigned code) {
  if (is_apostrophe(code)) return '\'';
  switch (code) {
    case '&':
    case 0x00B7:  // middle dot
    case 0x2027:  // hyphenation point
      return code;
    default:
      return 0;
  }
}

/// The same between two digits: thousands, decimal and fraction separators in any script.
constexpr unsigned digit_infix(unsigned code) {
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
      return 0;
  }
}

/// Whether the sign between two letters is gershayim, which marks a Hebrew abbreviation and is
/// mostly typed as a quotation mark (צה"ל).
constexpr bool is_gershayim(unsigned before, unsigned code, unsigned after) {
  constexpr auto is_hebrew = [](unsigned letter) { return letter >= 0x05D0 && letter <= 0x05EA; };
  const bool sign = code == '"' || code == 0x05F4 || code == 0x201D;
  return sign && is_hebrew(before) && is_hebrew(after);
}

constexpr bool parts_thousands(unsigned code) {
  constexpr unsigned thin_space = 0x2009;
  constexpr unsigned narrow_no_break_space = 0x202F;
  return code == ',' || code == '.' || code == thin_space || code == narrow_no_break_space ||
         is_apostrophe(code);
}

}  // namespace dateline
