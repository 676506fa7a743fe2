#include "indexer/prose/numerals.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "common/text/byte_word.h"

namespace dateline {
namespace {

constexpr unsigned most_digits = 8;

struct Digit {
  int value = -1;  ///< -1 for no digit
  std::size_t size = 0;
  Numerals numerals = Numerals::ascii;
};

/// Whether a byte begins a character of a block that has digits: Arabic (D9, DB), the scripts of
/// India and Southeast Asia (E0, E1), full width (EF). A cheap test that fails for most text.
bool may_begin_digit(char c) {
  return c == '\xD9' || c == '\xDB' || c == '\xE0' || c == '\xE1' || c == '\xEF';
}

/// Marks the bytes of which may_begin_digit() or is_digit() are true.
ByteWord bytes_of_digits(ByteWord word) {
  ByteWord marks = bytes_from(word, '0') & bytes_below(word, '9' + 1);
  if ((word & high_bits) == 0) return marks;
  for (const std::uint8_t byte : {0xD9, 0xDB, 0xE0, 0xE1, 0xEF}) marks |= equal_bytes(word, byte);
  return marks;
}

Digit digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (is_digit(text[at])) return {text[at] - '0', 1, Numerals::ascii};
  if (!may_begin_digit(text[at])) return {};
  const std::string_view rest = text.substr(at, U8_MAX_LENGTH);
  std::int32_t size = 0;
  UChar32 character = 0;
  U8_NEXT(rest.data(), size, static_cast<std::int32_t>(rest.size()), character);
  const std::int32_t value = character < 0 ? -1 : u_charDigitValue(character);
  if (value < 0) return {};
  const Numerals numerals = text[at] == '\xD9'   ? Numerals::arabic
                            : text[at] == '\xDB' ? Numerals::persian
                                                 : Numerals::other;
  return {value, static_cast<std::size_t>(size), numerals};
}

}  // namespace

std::optional<Number> number_at(std::string_view text, std::size_t at) {
  Number number{0, at, at};
  for (Digit digit = digit_at(text, at); digit.size > 0; digit = digit_at(text, number.end)) {
    if (number.digits == most_digits) return std::nullopt;
    number.value = number.value * 10 + digit.value;
    number.end += digit.size;
    ++number.digits;
    number.numerals = digit.numerals;
  }
  if (number.digits == 0) return std::nullopt;
  return number;
}

std::size_t digit_size(std::string_view text, std::size_t at) {
  return digit_at(text, at).size;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (const std::size_t size = digit_size(text, at)) at += size;
  return at;
}

std::size_t next_digit(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t before = bytes_before(bytes_of_digits(load_bytes(text, at)));
    at += before;
    if (before == sizeof(ByteWord)) continue;
    if (digit_size(text, at) > 0) return at;
    ++at;
  }
  return text.size();
}

}  // namespace dateline
