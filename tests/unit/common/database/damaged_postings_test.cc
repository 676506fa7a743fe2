#include <xapian.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "common/database/generation_verifier.h"
#include "common/database/posting_list.h"
#include "common/glass/block_format.h"
#include "common/glass/keys.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

constexpr std::uint32_t written_documents = 12'000;

/// A database with a term in half of its documents.
void write_postings(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  std::mt19937 random(5);
  for (std::uint32_t i = 0; i < written_documents; ++i) {
    Xapian::Document document;
    if (random() % 2 == 0) document.add_term("half", 1 + random() % 300);
    document.add_term("common");
    database.add_document(document);
  }
  database.commit();
}

/// Reads what a list of damaged leaves holds, from place to place, up to its first error.
void read_damaged(const std::string& leaves, const std::string& key, std::uint32_t last) {
  PostingList list(leaves, key, key + '\0', last);
  std::uint32_t before = 0;
  while (before < last) {
    const auto chunk = list.chunk_from(before + 1);
    if (!chunk) {
      CHECK(chunk.error().kind == ErrorKind::index_corrupt);
      return;
    }
    if (chunk->empty()) return;
    if (chunk->back().document <= before) FAIL("does not go on");
    before = 0;
    for (const PostingList::Entry& entry : *chunk) {
      if (entry.document <= before || entry.document > last) FAIL("out of order");
      before = entry.document;
    }
  }
}

TEST_CASE("damaged leaves have no documents out of order or beyond the last", "[postings]") {
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "glass").string();
  write_postings(path);
  const std::string key = glass::term_key("half");
  auto verifier = GenerationVerifier::open(path);
  REQUIRE(verifier);
  const auto leaves =
      verifier->read(glass::Table::postlist, {key, key + std::string("\0\xff", 2), false});
  REQUIRE(leaves);
  REQUIRE(leaves->size() > glass::block_size);
  const auto is_sound = [](std::string_view all) {
    for (; !all.empty(); all.remove_prefix(glass::block_size)) {
      if (!glass::children_of_sound(all.substr(0, glass::block_size), 0)) return false;
    }
    return true;
  };
  REQUIRE(is_sound(*leaves));
  std::size_t sound = 0;
  for (std::size_t at = 0; at < leaves->size(); ++at) {
    std::string damaged = *leaves;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
    if (!is_sound(damaged)) continue;
    ++sound;
    read_damaged(damaged, key, written_documents);
  }
  CHECK(sound > leaves->size() / 2);
  for (std::size_t begin = 0; begin < leaves->size(); begin += glass::block_size) {
    read_damaged(leaves->substr(begin), key, written_documents);
    read_damaged(leaves->substr(0, begin), key, written_documents);
    read_damaged(leaves->substr(begin) + *leaves, key, written_documents);
  }
  read_damaged(*leaves, key, 2000);
}

}  // namespace
}  // namespace dateline
