#include "indexer/segment/glass/deflater.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>

namespace dateline::glass {
namespace {

std::string inflated(std::string_view bytes) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, -15) == Z_OK);
  std::string input(bytes);
  std::string output(10000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  output.resize(stream.total_out);
  inflateEnd(&stream);
  return output;
}

TEST_CASE("a deflated tag inflates to what it was") {
  Deflater deflater;
  for (const std::size_t size : {64U, 1000U, 8191U}) {
    for (const std::size_t letters : {1U, 2U, 7U, 60U, 120U}) {
      CAPTURE(size, letters);
      std::string tag;
      while (tag.size() < size) tag += static_cast<char>(tag.size() * tag.size() % letters);
      const std::string deflated(deflater.deflate(tag));
      if (deflated.empty()) {
        CHECK(letters >= 60);
      } else {
        CHECK(deflated.size() < tag.size());
        CHECK(inflated(deflated) == tag);
      }
    }
  }
}

TEST_CASE("all bytes may occur") {
  Deflater deflater;
  std::string tag;
  for (int byte = 0; byte < 256; ++byte) tag += static_cast<char>(byte);
  tag.append(4000, 'e');
  const std::string deflated(deflater.deflate(tag));
  REQUIRE_FALSE(deflated.empty());
  CHECK(inflated(deflated) == tag);
}

TEST_CASE("a tag that does not gain, or that the library could not read, is left alone") {
  Deflater deflater;
  CHECK(deflater.deflate("").empty());
  CHECK(deflater.deflate("short").empty());
  CHECK(deflater.deflate(std::string(8192, 'a')).empty());
  std::string random;
  std::uint32_t state = 1;
  while (random.size() < 500) {
    state = state * 1664525 + 1013904223;
    random += static_cast<char>(state >> 24);
  }
  CHECK(deflater.deflate(random).empty());
}

}  // namespace
}  // namespace dateline::glass
