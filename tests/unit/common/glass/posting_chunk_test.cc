#include "common/glass/posting_chunk.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "common/glass/inflater.h"
#include "common/support/varint.h"

using namespace dateline;
using glass::PostingEntry;

namespace {

using Entries = std::vector<PostingEntry>;

/// Postings most of whose numbers take one byte.
Entries random_entries(std::mt19937& random, std::size_t size) {
  Entries entries;
  std::uint32_t document = 0;
  while (entries.size() < size) {
    document += 1 + (random() % 9 == 0 ? random() % 100'000 : random() % 128);
    entries.push_back({document, static_cast<std::uint32_t>(random() % 7 == 0 ? random() : 1)});
  }
  return entries;
}

std::string later_tag(const Entries& entries) {
  std::string tag = "0";
  put_varint(tag, entries.back().document - entries.front().document);
  put_varint(tag, entries.front().wdf);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    put_varint(tag, entries[i].document - entries[i - 1].document - 1);
    put_varint(tag, entries[i].wdf);
  }
  return tag;
}

std::string first_tag(const Entries& entries) {
  std::string tag;
  put_varint(tag, entries.size());
  put_varint(tag, 12345);
  put_varint(tag, entries.front().document - 1);
  return tag + later_tag(entries);
}

bool is_valid(const Entries& entries, std::uint32_t last) {
  std::uint32_t before = 0;
  for (const PostingEntry& entry : entries) {
    if (entry.document <= before || entry.document > last) return false;
    before = entry.document;
  }
  return !entries.empty();
}

/// A raw deflate stream.
std::string deflate_raw(std::string_view bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("chunks of postings are decoded as they were written") {
  std::mt19937 random(1);
  Entries read;
  for (std::size_t size = 1; size < 200; ++size) {
    const Entries entries = random_entries(random, size);
    const std::uint32_t last = entries.back().document;
    REQUIRE(glass::decode_first_chunk(first_tag(entries), last, read));
    CHECK(read == entries);
    REQUIRE(glass::decode_later_chunk(later_tag(entries), entries[0].document, UINT32_MAX, read));
    CHECK(read == entries);
    CHECK_FALSE(glass::decode_first_chunk(first_tag(entries), last - 1, read));
    CHECK_FALSE(glass::decode_later_chunk(later_tag(entries), entries[0].document, last - 1, read));
  }
}

TEST_CASE("documents and frequencies have 32 bits") {
  const Entries greatest{{1, UINT32_MAX}, {UINT32_MAX, UINT32_MAX}};
  Entries read;
  REQUIRE(glass::decode_first_chunk(first_tag(greatest), UINT32_MAX, read));
  CHECK(read == greatest);
  CHECK_FALSE(glass::decode_later_chunk(later_tag(greatest), 0, UINT32_MAX, read));
  CHECK_FALSE(glass::decode_later_chunk(later_tag(greatest), 2, UINT32_MAX, read));
  std::string tag(1, '1');
  put_varint(tag, 0);
  put_varint(tag, std::uint64_t{1} << 32);
  CHECK_FALSE(glass::decode_later_chunk(tag, 1, UINT32_MAX, read));
  std::string distant(1, '1');
  put_varint(distant, 5);
  put_varint(distant, 1);
  put_varint(distant, (std::uint64_t{1} << 32) + 4);
  put_varint(distant, 1);
  CHECK_FALSE(glass::decode_later_chunk(distant, 1, UINT32_MAX, read));
}

TEST_CASE("damaged chunks have no documents out of order or beyond the last") {
  std::mt19937 random(2);
  const Entries entries = random_entries(random, 100);
  const std::uint32_t last = entries.back().document;
  const std::string tag = first_tag(entries);
  Entries read;
  for (std::size_t at = 0; at < tag.size(); ++at) {
    CHECK_FALSE(glass::decode_first_chunk(tag.substr(0, at), last, read));
    for (int bits = 1; bits < 256; ++bits) {
      std::string damaged = tag;
      damaged[at] = static_cast<char>(damaged[at] ^ bits);
      if (glass::decode_first_chunk(damaged, last, read) && !is_valid(read, last)) FAIL(at);
      if (glass::decode_later_chunk(damaged, 7, last, read) && !is_valid(read, last)) FAIL(at);
    }
  }
  CHECK_FALSE(glass::decode_first_chunk(tag + '\1', last, read));
  CHECK_FALSE(glass::decode_later_chunk({}, 1, last, read));
}

TEST_CASE("tags are inflated up to their greatest size") {
  glass::Inflater inflater;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{8191}, std::size_t{8192}, std::size_t{8193},
        std::size_t{100'000}, glass::largest_tag, std::size_t{50}}) {
    std::string tag(size, 'a');
    for (std::size_t i = 0; i < size; ++i) tag[i] = static_cast<char>(i * i % 251);
    CHECK(inflater.inflate(deflate_raw(tag)) == tag);
  }
  CHECK_FALSE(inflater.inflate(deflate_raw(std::string(glass::largest_tag + 1, 'a'))));
  CHECK_FALSE(inflater.inflate({}));
  const std::string whole = deflate_raw("postings, postings, postings");
  CHECK_FALSE(inflater.inflate(whole + 'a'));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(inflater.inflate(whole.substr(0, size)));
  }
}
