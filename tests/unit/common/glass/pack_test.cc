#include "common/glass/pack.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::glass {
namespace {

std::string sortable(std::uint32_t value) {
  std::string out;
  append_sortable(out, value);
  return out;
}

TEST_CASE("integers of keys sort as numbers do") {
  const std::vector<std::uint32_t> rising{
      0, 1, 0xFF, 0x100, 0x7FFF, 0x8000, 0x3FFFFF, 0x400000, 0x1FFFFFFF, 0x20000000, UINT32_MAX};
  for (std::size_t i = 1; i < rising.size(); ++i) {
    CAPTURE(rising[i]);
    CHECK(sortable(rising[i - 1]) < sortable(rising[i]));
  }
  CHECK(sortable(0x7FFF) == "\x7f\xff");
  CHECK(sortable(0x8000) == std::string("\x80\x80\x00", 3));
}

TEST_CASE("integers of keys are read as they were written, and nothing else is") {
  for (int bits = 0; bits < 32; ++bits) {
    for (const std::uint32_t value : {1U << bits, (1U << bits) - 1, UINT32_MAX >> bits}) {
      const std::string bytes = sortable(value);
      CHECK(read_sortable(bytes) == value);
      CHECK_FALSE(read_sortable(bytes + 'a'));
      CHECK_FALSE(read_sortable(std::string_view(bytes).substr(0, bytes.size() - 1)));
    }
  }
  for (const char* none : {"", "a", "\xff\xff", "\xf0zzzzz", "\xe1zzzz"}) {
    CHECK_FALSE(read_sortable(none));
  }
}

TEST_CASE("zero bytes of terms are escaped") {
  std::string out;
  append_escaped(out, std::string("a\0b\0", 4));
  CHECK(out == std::string("a\0\xff"
                           "b\0\xff",
                           6));
}

}  // namespace
}  // namespace dateline::glass
