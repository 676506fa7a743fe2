#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/pipeline/chunk.h"
#include "indexer/source/walk.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += R"({"title": "Bridge Opens", "text": "It did."})"
            "\n";
  return text;
}

struct Cut {
  std::size_t records;
  std::size_t finished;
};

std::vector<Cut> chunks_of(const std::string& folder, std::size_t chunk_bytes) {
  std::vector<Cut> cuts;
  read_chunks(walk({folder}).dumps, {}, chunk_bytes, 2, [&](const Chunk& chunk) {
    CHECK(chunk.number == cuts.size());
    cuts.push_back({chunk.records.size(), chunk.finished.size()});
    return true;
  });
  return cuts;
}

TEST_CASE("a dump whose last record fills a chunk is finished in it") {
  const test::TemporaryDirectory temporary;
  for (const char* name : {"a.jsonl", "b.jsonl", "c.jsonl"}) {
    temporary.write(std::string("archive/") + name, lines(1));
  }
  const auto cuts = chunks_of((temporary.path() / "archive").string(), 1);
  REQUIRE(cuts.size() == 3);
  for (const Cut& cut : cuts) {
    CHECK(cut.records == 1);
    CHECK(cut.finished == 1);
  }
}

TEST_CASE("a dump larger than a chunk is finished in its last chunk") {
  const test::TemporaryDirectory temporary;
  temporary.write("archive/a.jsonl", lines(5));
  const std::size_t line = lines(1).size() - 1;
  const auto cuts = chunks_of((temporary.path() / "archive").string(), 2 * line);
  REQUIRE(cuts.size() == 3);
  CHECK(cuts[0].records == 2);
  CHECK(cuts[0].finished == 0);
  CHECK(cuts[1].finished == 0);
  CHECK(cuts[2].records == 1);
  CHECK(cuts[2].finished == 1);
}

TEST_CASE("chunks grow at the start of an archive and shrink at its end") {
  constexpr std::size_t dump_bytes = std::size_t{1} << 20;
  constexpr int dumps = 24;
  const test::TemporaryDirectory directory;
  std::string text;
  while (text.size() < dump_bytes)
    text += "The council of the harbour met and voted for a crane.\n";
  for (int number = 0; number < dumps; ++number) {
    directory.write(fmt::format("{:02}.txt", number), text);
  }
  std::vector<std::size_t> records;
  for (const Cut& cut : chunks_of(directory.path().string(), 4 * dump_bytes)) {
    records.push_back(cut.records);
  }
  CHECK(records == std::vector<std::size_t>{1, 1, 2, 4, 4, 3, 2, 2, 1, 1, 1, 1, 1});
}

TEST_CASE("a chunk of tiny records is full by their number") {
  const test::TemporaryDirectory temporary;
  std::string rows = "title,text\n";
  for (int i = 0; i < 1000; ++i) rows += "a,b\n";
  temporary.write("archive/a.csv", rows);
  const auto cuts = chunks_of((temporary.path() / "archive").string(), std::size_t{100} * 1024);
  REQUIRE(cuts.size() == 10);
  CHECK(cuts.front().records == 100);
}

}  // namespace
}  // namespace dateline
