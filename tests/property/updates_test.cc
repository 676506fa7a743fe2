#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>

#include "common/database/index_directory.h"
#include "tests/support/release_content.h"
#include "tests/support/run_fixture.h"

using namespace dateline;
using test::RunFixture;

namespace {

namespace fs = std::filesystem;

/// An archive to which things happen.
class Archive {
 public:
  explicit Archive(std::uint32_t seed) : random_(seed) {
    test::Titles titles;
    test::write_many(fixture_, 120, titles);
    for (int i = 0; i < 6; ++i) write_new();
  }

  const RunFixture& fixture() const { return fixture_; }

  void change() {
    const auto files = loose();
    const fs::path& file = files[random_() % files.size()];
    switch (random_() % 5) {
      case 0:
        return write_new();
      case 1:
        return fixture_.append(file.filename().string(), title());
      case 2:
        return fixture_.write(file.filename().string(), title());
      case 3:
        return fs::rename(file, fs::path(fixture_.archive()) / name());
      default:
        if (files.size() > 2) fs::remove(file);
    }
  }

 private:
  std::vector<fs::path> loose() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fixture_.archive())) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  std::string name() { return "loose" + std::to_string(++number_) + ".jsonl"; }
  std::string title() { return "Ferry service to the island " + std::to_string(++number_); }
  void write_new() { fixture_.write(name(), title()); }

  RunFixture fixture_;
  std::mt19937 random_;
  int number_ = 0;
};

}  // namespace

TEST_CASE("after any row of updates, an index is what a rebuild makes of the same dumps",
          "[updates]") {
  const auto seed = GENERATE(range(1U, 7U));
  CAPTURE(seed);
  Archive archive(seed);
  const RunFixture& fixture = archive.fixture();
  IndexOptions options;
  options.words = seed % 3 != 0;
  options.plan.prune = Prune::all;
  REQUIRE(fixture.run(options));
  for (int night = 0; night < 8; ++night) {
    CAPTURE(night);
    for (int changes = 0; changes < 3; ++changes) archive.change();
    const auto report = fixture.run(options);
    REQUIRE(report);
    REQUIRE(report->warnings.empty());
    CHECK_FALSE(report->rebuilt);
    const IndexDirectory directory(fixture.index());
    const auto generation = directory.generation_path(*directory.live());
    CHECK(Xapian::Database::check(generation.string()) == 0);
  }
  const auto updated = test::read_releases(fixture.index());
  options.full = true;
  REQUIRE(fixture.run(options));
  CHECK(test::read_releases(fixture.index()) == updated);
}
