#include "indexer/pipeline/stored_releases.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/manifest/manifest.h"
#include "indexer/pipeline/index_run.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

std::string lines(const std::string& what) {
  std::string text;
  for (int i = 0; i < 3; ++i) {
    const std::string title = what + " number " + std::to_string(i);
    text.append(R"({"id": ")").append(title).append(R"(", "title": ")").append(title);
    text.append(
        R"(", "date": "2021-05-06", "text": "It was opened by the council of the harbour )");
    text.append(R"(today, and everybody who lives here had waited for it for a long time."})"
                "\n");
  }
  return text;
}

// An index of two dumps of three releases each.
class Fixture {
 public:
  Fixture() {
    IndexOptions options;
    options.index = temporary_.path() / "index.db";
    options.paths = {temporary_.write("archive/bridges.jsonl", lines("Bridge")),
                     temporary_.write("archive/tunnels.jsonl", lines("Tunnel"))};
    REQUIRE(run_index(options, [](const Progress&) {}));
    const IndexDirectory directory(options.index);
    generation_ = directory.generation_path(*directory.live());
  }

  const std::filesystem::path& generation() const { return generation_; }

  EntryList dumps() const {
    const auto snapshot = Snapshot::open_generation(generation_);
    REQUIRE(snapshot);
    const auto manifest = Manifest::read(snapshot->database());
    REQUIRE(manifest);
    EntryList entries;
    for (const DumpEntry& entry : *manifest) entries.put(entry);
    return entries;
  }

 private:
  test::TemporaryDirectory temporary_;
  std::filesystem::path generation_;
};

TEST_CASE("stored releases are read back by dump, in batches") {
  const Fixture fixture;
  std::string titles;
  std::size_t batches = 0;
  const auto take = [&](const std::vector<Release>& releases) -> Result<void> {
    ++batches;
    for (const Release& release : releases) {
      titles += release.title + '\n';
      CHECK(release.body_digest.size() == 8);
      CHECK(release.near_digest.size() == 8);
    }
    return {};
  };
  REQUIRE(read_stored(fixture.generation(), fixture.dumps(), 1 << 20, take));
  CHECK(batches == 1);
  CHECK(titles ==
        "Bridge number 0\nBridge number 1\nBridge number 2\n"
        "Tunnel number 0\nTunnel number 1\nTunnel number 2\n");
  batches = 0;
  REQUIRE(read_stored(fixture.generation(), fixture.dumps(), 1, take));
  CHECK(batches == 6);
}

TEST_CASE("a generation without all releases of a dump is damaged") {
  const Fixture fixture;
  EntryList dumps = fixture.dumps();
  EntryCursor first(dumps);
  REQUIRE(first.next());
  DumpEntry entry = first.entry();
  ++entry.releases;
  dumps.put(entry);
  const auto read = read_stored(fixture.generation(), dumps, 1 << 20,
                                [](const std::vector<Release>&) { return Result<void>(); });
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == ErrorKind::index_corrupt);
  CHECK(read.error().message.find("bridges.jsonl") != std::string::npos);
}

}  // namespace
}  // namespace dateline
