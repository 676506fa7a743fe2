#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "common/database/snapshot.h"
#include "tests/crash/indexer_process.h"
#include "tests/crash/large_archive.h"
#include "tests/crash/scenario.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t moved_releases = 5;
constexpr int sentences = 60;  // so that few releases are worth a commit

std::string releases(const std::string& what, std::uint32_t count) {
  std::string lines;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string name = what + " number " + std::to_string(i);
    lines.append(R"({"id": ")").append(name).append(R"(", "title": ")").append(name);
    lines.append(R"(", "date": "2021-05-06", "text": ")");
    for (int sentence = 0; sentence < sentences; ++sentence) {
      lines.append("It was opened by the council of the harbour today, after a long time. ");
    }
    lines.append("\"}\n");
  }
  return lines;
}

// How many releases of the moved dump a reader finds.
std::uint32_t found(const fs::path& index) {
  const auto snapshot = Snapshot::open({index.string()});
  return snapshot ? snapshot->database().get_termfreq("ferry") : 0;
}

}  // namespace

TEST_CASE("a run killed at any call loses no release of a moved dump") {
  const TemporaryDirectory temporary;
  const fs::path archive = temporary.path() / "archive";
  const fs::path prepared = temporary.path() / "prepared.db";
  fs::create_directory(archive);
  temporary.write("archive/first.jsonl", releases("Ferry", moved_releases));
  write_large_archive(temporary, "archive/large", 16);
  REQUIRE(run_indexer({"index", "--db", prepared.string(), archive.string()}).code == 0);
  fs::rename(archive / "first.jsonl", archive / "last.jsonl");
  for (int i = 0; i < 4; ++i) {
    temporary.write("archive/between" + std::to_string(i) + ".jsonl", releases("Bridge", 20));
  }

  int killed = 0;
  for (long call = 1;; call += stride_or(3)) {
    const fs::path index = temporary.path() / "index.db";
    fs::copy(prepared, index, fs::copy_options::recursive);
    // With little memory there is a commit for each dump.
    const Ending ending = run_indexer(
        {"index", "--db", index.string(), "--memory", "1M", "--jobs", "1", archive.string()},
        {"kill", call});
    INFO(call << " " << ending.output);
    REQUIRE(found(index) == moved_releases);
    fs::remove_all(index);
    if (ending.signal == 0) break;
    ++killed;
  }
  CHECK(killed > 10);
}
