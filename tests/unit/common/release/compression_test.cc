#include "common/release/compression.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

TEST_CASE("a frame is refused that claims more than its blocks can hold", "[compression]") {
  // Magic number, a single segment with eight bytes of size and no checksum; the size: 1 GiB.
  std::string frame("\x28\xb5\x2f\xfd\xe0", 5);
  frame.append("\0\0\0\x40\0\0\0\0", 8);
  const auto bytes = Decompressor({}).decompress(frame);
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().message == "cannot decompress a stored release: implausible size");
}

TEST_CASE("what repeats a byte without end compresses and reads back", "[compression]") {
  const std::string longest(std::size_t{16} << 20, 'a');
  const auto bytes = Decompressor({}).decompress(Compressor({}).compress(longest));
  REQUIRE(bytes);
  CHECK(*bytes == longest);
}
