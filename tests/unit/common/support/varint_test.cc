#include "common/support/varint.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

using namespace dateline;

TEST_CASE("Numbers in base 128 come back and are as long as foretold", "[varint]") {
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

TEST_CASE("A number that is truncated or does not fit into 64 bits is refused", "[varint]") {
  const std::string nine(9, '\x80');
  for (const std::string& bytes : {std::string(), std::string("\x80"), nine, nine + '\x02',
                                   nine + '\x7F', nine + '\x80', std::string(11, '\x80')}) {
    std::string_view in = bytes;
    std::uint64_t value = 0;
    CHECK_FALSE(take_varint(in, value));
  }
}
