#include "common/text/byte_word.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

/// A word with `byte` at one position and `other` elsewhere.
ByteWord word_with(unsigned place, unsigned byte, unsigned other) {
  const ByteWord mask = ByteWord{0xFF} << (8 * place);
  return (every_byte(static_cast<std::uint8_t>(other)) & ~mask) | ByteWord{byte} << (8 * place);
}

TEST_CASE("tests on eight bytes give a result for each") {
  const unsigned place = GENERATE(0U, 3U, 7U);
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (const unsigned other : {0U, 0x1FU, 0x20U, 0x7FU, 0x80U, 0xFFU}) {
      CAPTURE(place, byte, other);
      const ByteWord word = word_with(place, byte, other);
      const auto expected = [&](auto holds) {
        return word_with(place, holds(byte) ? 0x80 : 0, holds(other) ? 0x80 : 0);
      };
      CHECK(equal_bytes(word, ' ') == expected([](unsigned b) { return b == ' '; }));
      CHECK(bytes_below(word, ' ') == expected([](unsigned b) { return b < ' '; }));
      CHECK(bytes_below(word, 0x80) == expected([](unsigned b) { return b < 0x80; }));
      CHECK(bytes_from(word, 0x7F) == expected([](unsigned b) { return b == 0x7F; }));
      CHECK(bytes_from(word, 'A') == expected([](unsigned b) { return b >= 'A' && b < 0x80; }));
    }
  }
}

TEST_CASE("marked bytes are counted") {
  CHECK(count_bytes(0) == 0);
  CHECK(count_bytes(high_bits) == sizeof(ByteWord));
  CHECK(count_bytes(equal_bytes(load_bytes("a, b, c,", 0), ',')) == 3);
}

TEST_CASE("ASCII letters are lower-cased") {
  CHECK(lower_case(load_bytes("@AZ[`az{", 0)) == load_bytes("@az[`az{", 0));
  CHECK(lower_case(load_bytes("\xC1\xDA Bc9\0", 0)) == load_bytes("\xC1\xDA bc9\0", 0));
}

TEST_CASE("bytes are loaded up to the end of a text, followed by zeros") {
  const std::string text = "abcdefghij";
  CHECK(load_bytes(text, 2) == 0x6A69686766656463U);
  CHECK(load_bytes(text, 8) == 0x6A69U);
  CHECK(load_bytes(text, 10) == 0);
  CHECK(bytes_before(equal_bytes(load_bytes(text, 0), 'd')) == 3);
  CHECK(bytes_before(equal_bytes(load_bytes(text, 0), 'x')) == 8);
  CHECK(bit_of_each(equal_bytes(load_bytes("a..a...a", 0), 'a')) == 0b10001001U);
  CHECK(first_bytes(load_bytes(text, 0), 2) == 0x6261U);
  CHECK(first_bytes(load_bytes(text, 0), 8) == load_bytes(text, 0));
}

}  // namespace
}  // namespace dateline
