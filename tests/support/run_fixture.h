#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "indexer/pipeline/index_run.h"
#include "tests/support/temporary_directory.h"

namespace dateline::test {

namespace fs = std::filesystem;

// An archive in a temporary directory with an index beside it.
class RunFixture {
 public:
  RunFixture() { fs::create_directory(archive()); }

  std::string archive() const { return (temporary_.path() / "archive").string(); }
  std::string index() const { return (temporary_.path() / "index.db").string(); }

  // A release as JSON Lines, long enough to be one.
  void write(const std::string& name, const std::string& title) const {
    temporary_.write("archive/" + name, line(title, title));
  }

  void append(const std::string& name, const std::string& title) const {
    std::ofstream(archive() + "/" + name, std::ios::app) << line(title, title);
  }

  static std::string line(const std::string& id, const std::string& title) {
    return R"({"id": ")" + id + R"(", "title": ")" + title +
           R"(", "date": "2021-05-06", "text": ")" + title +
           R"( was announced by the council of the harbour today, and the mayor said that )"
           R"(everybody who lives here had waited for it for a long time."})"
           "\n";
  }

  Result<RunReport> run(IndexOptions options = {}) const {
    options.index = index();
    if (options.paths.empty()) options.paths = {archive()};
    return run_index(options, [](const Progress&) {});
  }

  std::multiset<std::string> titles() const {
    std::multiset<std::string> found;
    const auto snapshot = Snapshot::open({index()});
    REQUIRE(snapshot);
    const CheckedDatabase& database = snapshot->database();
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const auto release = snapshot->release(*it);
      REQUIRE(release);
      found.insert(release->title);
    }
    return found;
  }

  unsigned generation() const { return *IndexDirectory(index()).live(); }

 private:
  TemporaryDirectory temporary_;
};

using Titles = std::multiset<std::string>;

// Enough other releases for a few changes to be an update, not a rebuild.
inline void write_many(const RunFixture& fixture, int count, Titles& titles) {
  for (int i = 0; i < count; ++i) {
    const std::string title = "Bridge number " + std::to_string(i);
    fixture.write("many/" + std::to_string(i) + ".jsonl", title);
    titles.insert(title);
  }
}

}  // namespace dateline::test
