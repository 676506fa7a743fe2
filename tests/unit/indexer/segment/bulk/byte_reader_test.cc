#include "indexer/segment/bulk/byte_reader.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

TEST_CASE("numbers and bytes are read back in order, up to the end") {
  std::string coded;
  put_varint(coded, std::uint64_t{1} << 40);
  put_varint(coded, 7);
  put_varint(coded, 3);
  coded += "abcd";
  ByteReader in{coded};
  CHECK(in.number() == std::uint64_t{1} << 40);
  CHECK(in.number32() == 7);
  CHECK(in.sized_bytes() == "abc");
  CHECK_FALSE(in.at_end());
  CHECK(in.bytes(1) == "d");
  CHECK(in.at_end());
}

TEST_CASE("after truncated or oversized input, nothing more is read") {
  std::string coded;
  put_varint(coded, std::uint64_t{1} << 32);
  put_varint(coded, 5);
  coded += "ab";
  ByteReader large{coded};
  CHECK(large.number32() == 0);
  CHECK_FALSE(large.whole);
  CHECK(large.number() == 0);
  ByteReader cut{coded};
  cut.number();
  CHECK(cut.sized_bytes().empty());
  CHECK_FALSE(cut.whole);
  CHECK(cut.bytes(1).empty());
  CHECK_FALSE(cut.at_end());
}
