#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/text/ascii.h"

namespace dateline {

/// The digits in which a number is written, as far as they suggest a calendar.
enum class Numerals : std::uint8_t { ascii, arabic, persian, other };

/// A number in a text, in the decimal digits of any script.
struct Number {
  int value = 0;
  std::size_t begin = 0;  ///< byte range
  std::size_t end = 0;
  unsigned digits = 0;
  Numerals numerals = Numerals::ascii;
};

/// The number at `at`, or nullopt if there is none or it has more than eight digits.
std::optional<Number> number_at(std::string_view text, std::size_t at);

/// The bytes of the digit at `at`; 0 if there is none.
std::size_t digit_size(std::string_view text, std::size_t at);

/// The position after all digits at `at`.
std::size_t skip_digits(std::string_view text, std::size_t at);

/// The position of the first digit at or after `at`, or the size of the text.
std::size_t next_digit(std::string_view text, std::size_t at);

}  // namespace dateline
