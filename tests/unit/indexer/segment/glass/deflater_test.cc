#include "indexer/segment/glass/deflater.h"

#include <zlib.h>

#include <algorithm>
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

TEST_CASE("a deflated tag inflates to the original") {
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

// Inflates like Xapian: with a buffer of 8192 bytes and input in parts. Empty if Xapian would
// consider the stream truncated.
std::string inflated_by_parts(std::string_view bytes, std::size_t part) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, -15) == Z_OK);
  std::string input(bytes);
  std::string output;
  int state = Z_OK;
  for (std::size_t at = 0; at < input.size(); at += part) {
    stream.next_in = reinterpret_cast<Bytef*>(input.data() + at);
    stream.avail_in = static_cast<uInt>(std::min(part, input.size() - at));
    do {
      Bytef buffer[8192];
      stream.next_out = buffer;
      stream.avail_out = sizeof buffer;
      state = inflate(&stream, Z_SYNC_FLUSH);
      REQUIRE((state == Z_OK || state == Z_STREAM_END));
      output.append(reinterpret_cast<const char*>(buffer), sizeof buffer - stream.avail_out);
    } while (state != Z_STREAM_END && stream.avail_in > 0);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? output : std::string();
}

TEST_CASE("Xapian inflates a tag that is longer than its buffer") {
  Deflater deflater;
  for (const std::size_t buffers : {1U, 2U, 5U}) {
    for (const std::size_t letters : {1U, 2U, 7U, 40U}) {
      for (std::size_t behind = 0; behind < 200; ++behind) {
        std::string tag;
        while (tag.size() < buffers * 8192 + behind) {
          tag += static_cast<char>(tag.size() * tag.size() % letters);
        }
        const std::string deflated(deflater.deflate(tag));
        CAPTURE(buffers, letters, behind);
        REQUIRE(deflated.empty() == (behind < 64));
        if (deflated.empty()) continue;
        CHECK(inflated_by_parts(deflated, deflated.size()) == tag);
        CHECK(inflated_by_parts(deflated, 2000) == tag);
        CHECK(inflated_by_parts(deflated, deflated.size() - 1) == tag);
      }
    }
  }
}

// With Huffman codes only.
std::size_t size_by_zlib(std::string_view bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_HUFFMAN_ONLY) == Z_OK);
  std::string input(bytes);
  std::string output(2 * input.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  deflateEnd(&stream);
  return stream.total_out;
}

TEST_CASE("a deflated tag is not larger than by zlib") {
  Deflater deflater;
  for (const std::size_t letters : {2U, 7U, 30U, 70U, 128U}) {
    std::string often;
    std::string skewed;
    for (std::size_t i = 0; i < 64 + 4 * letters; ++i) often += static_cast<char>(i % letters);
    for (std::size_t i = 0; i < 2000; ++i) skewed += static_cast<char>(i * i % 97 % letters);
    for (const std::string& tag : {often, skewed}) {
      const std::string_view deflated = deflater.deflate(tag);
      CAPTURE(letters, tag.size());
      CHECK((deflated.empty() ? tag.size() : deflated.size()) <= size_by_zlib(tag));
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

TEST_CASE("a tag that does not shrink, or that the library could not read, is not compressed") {
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
