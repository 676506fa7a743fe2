#include "indexer/segment/glass/deflater.h"

#include <catch2/catch.hpp>
#include <vector>

namespace dateline::glass {
namespace {

// The sum of 2^-length, in units of 2^-15: full if the code wastes nothing.
std::uint32_t kraft_sum(const HuffmanCode& code, std::size_t symbols) {
  std::uint32_t sum = 0;
  for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
    if (code.code(symbol).length > 0) sum += 1U << (15 - code.code(symbol).length);
  }
  return sum;
}

TEST_CASE("frequent symbols get short codes") {
  const std::vector<std::uint32_t> frequencies{1, 0, 1, 2, 4};
  const HuffmanCode code(frequencies, 15);
  CHECK(code.code(0).length == 3);
  CHECK(code.code(1).length == 0);
  CHECK(code.code(2).length == 3);
  CHECK(code.code(3).length == 2);
  CHECK(code.code(4).length == 1);
  // Codes in the order of their lengths and symbols: 0, 10, 110, 111; the first bit is lowest.
  CHECK(code.code(4).bits == 0b0);
  CHECK(code.code(3).bits == 0b01);
  CHECK(code.code(0).bits == 0b011);
  CHECK(code.code(2).bits == 0b111);
}

TEST_CASE("codes are full and no longer than requested") {
  std::vector<std::uint32_t> frequencies{1, 1};  // Fibonacci numbers make the deepest tree
  while (frequencies.size() < 30) {
    frequencies.push_back(frequencies.back() + frequencies[frequencies.size() - 2]);
  }
  for (const unsigned limit : {7U, 15U}) {
    const HuffmanCode code(frequencies, limit);
    for (std::size_t symbol = 0; symbol < frequencies.size(); ++symbol) {
      CHECK(code.code(symbol).length > 0);
      CHECK(code.code(symbol).length <= limit);
    }
    CHECK(kraft_sum(code, frequencies.size()) == 1U << 15);
  }
}

TEST_CASE("two symbols take one bit each") {
  const HuffmanCode code(std::vector<std::uint32_t>{1000000, 1}, 15);
  CHECK(code.code(0).length == 1);
  CHECK(code.code(1).length == 1);
}

}  // namespace
}  // namespace dateline::glass
