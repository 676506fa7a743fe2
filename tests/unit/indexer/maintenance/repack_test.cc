#include "indexer/maintenance/repack.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "common/support/file.h"
#include "indexer/segment/glass/term_lists.h"
#include "tests/support/database_content.h"
#include "tests/support/run_fixture.h"

using namespace dateline;
using test::RunFixture;

namespace {

namespace fs = std::filesystem;

/// A title with words of its own, for a table of many blocks.
std::string title(int number) {
  std::string words = "Bridge";
  for (int i = 0; i < 60; ++i) words += " pier" + std::to_string(number * 60 + i);
  return words;
}

class Index {
 public:
  Index() {
    for (int i = 0; i < 300; ++i) {
      fixture_.write("many/" + std::to_string(i) + ".jsonl", title(i));
    }
    REQUIRE(fixture_.run());
  }

  IndexDirectory directory() const { return IndexDirectory(fixture_.index()); }
  fs::path live() const { return directory().generation_path(*directory().live()); }
  std::uint64_t size_of(const std::string& table) const { return fs::file_size(live() / table); }

  /// Adds one more release to the live generation, with words of many others, as Xapian does it.
  void add_in_place(int number) const {
    Xapian::WritableDatabase database(live().string());
    Xapian::Document document;
    for (int i = number; i < 18'000; i += 40) document.add_term("pier" + std::to_string(i));
    database.add_document(document);
    database.close();
    REQUIRE(glass::drop_term_lists(live()));  // as an update does
  }

  void update(int number) const {
    fixture_.write("later" + std::to_string(number) + ".jsonl", title(number * 7));
    const auto report = fixture_.run();
    REQUIRE(report);
    CHECK_FALSE(report->rebuilt);
    CHECK(report->warnings.empty());
  }

 private:
  RunFixture fixture_;
};

}  // namespace

TEST_CASE("postings in loose blocks are written densely, and nothing else changes") {
  const Index index;
  const std::uint64_t before = index.size_of("postlist.glass");
  CHECK(repack(index.directory()) == false);
  index.add_in_place(0);
  CHECK(index.size_of("postlist.glass") > before * 5 / 4);
  const auto content = test::read_content(index.live());
  CHECK(repack(index.directory()) == true);
  CHECK(index.directory().live() == 2U);
  CHECK(test::read_content(index.live()) == content);
  CHECK(index.size_of("postlist.glass") < before * 21 / 20);
  CHECK(Xapian::Database::check(index.live().string()) == 0);
  CHECK(repack(index.directory()) == false);
}

TEST_CASE("after many updates, an index is hardly larger than at first") {
  const Index index;
  const std::uint64_t before = directory_size(index.live());
  for (int i = 0; i < 8; ++i) index.update(i);
  CHECK(directory_size(index.live()) < before * 5 / 4);
  CHECK(index.directory().generations().size() == 1);
}

TEST_CASE("where there is no room to write postings densely, the index stays as it is") {
  const Index index;
  index.add_in_place(0);
  const auto content = test::read_content(index.live());
  fs::create_directories(index.directory().work_path() / "generation" / "postlist.glass");
  CHECK_FALSE(repack(index.directory()));
  CHECK(index.directory().live() == 1U);
  CHECK(test::read_content(index.live()) == content);
}
