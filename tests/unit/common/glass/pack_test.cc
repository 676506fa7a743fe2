#include "common/glass/pack.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/varint.h"

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

TEST_CASE("base-128 numbers are read back and have the predicted length") {
  for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128},
                                    std::uint64_t{1} << 35, UINT64_MAX}) {
    char packed[maximum_varint];
    const char* const end = write_varint(packed, value);
    CHECK(static_cast<std::size_t>(end - packed) == varint_size(value));
    std::string_view rest(packed, static_cast<std::size_t>(end - packed));
    std::uint64_t read = 0;
    CHECK(take_varint(rest, read));
    CHECK(read == value);
    CHECK(rest.empty());
    const char* in = packed;
    CHECK(read_varint(in) == value);
    CHECK(in == end);
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
