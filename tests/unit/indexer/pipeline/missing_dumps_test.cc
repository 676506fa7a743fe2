#include "indexer/pipeline/missing_dumps.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "indexer/maintenance/run_report.h"
#include "tests/support/release_content.h"
#include "tests/support/run_fixture.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
using test::RunFixture;
using test::Titles;
using test::write_many;
namespace fs = std::filesystem;

TEST_CASE("releases of missing dumps are never lost without --prune") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 5, titles);
  REQUIRE(fixture.run());
  const auto before = test::read_releases(fixture.index());
  fs::remove(fixture.archive() + "/many/0.jsonl");
  IndexOptions full;
  full.full = true;
  const auto built = fixture.run(full);
  REQUIRE(built);
  CHECK(built->rebuilt);
  CHECK(built->gone == 1);
  CHECK(built->releases == 4);  // read
  CHECK(built->documents == 5);
  CHECK(test::read_releases(fixture.index()) == before);
  // So does a run that reads so much that it rebuilds.
  for (int i = 0; i < 20; ++i) {
    const std::string title = "Tunnel " + std::to_string(i);
    fixture.write("tunnels/" + std::to_string(i) + ".jsonl", title);
    titles.insert(title);
  }
  const auto more = fixture.run();
  REQUIRE(more);
  CHECK(more->rebuilt);
  CHECK(fixture.titles() == titles);
  // It comes back and is recognised.
  fixture.write("many/0.jsonl", "Bridge number 0");
  const auto back = fixture.run();
  REQUIRE(back);
  CHECK(back->unchanged + back->changed == 25);
  CHECK(back->added == 0);
  CHECK(fixture.titles() == titles);
  fs::remove(fixture.archive() + "/many/0.jsonl");

  // An unmounted disk: the root is there, but empty.
  fs::rename(fixture.archive(), fixture.archive() + ".unmounted");
  fs::create_directory(fixture.archive());
  IndexOptions prune;
  prune.plan.prune = Prune::few;
  const auto report = fixture.run(prune);
  REQUIRE(report);
  CHECK(report->removed == 0);
  CHECK(report->exit_code() == ExitCode::dumps_missing);
  CHECK(fixture.titles() == titles);
}

TEST_CASE("an archive that moved is known by its new place without being read again") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 20, titles);
  REQUIRE(fixture.run());
  const std::string disk = fixture.archive() + ".mounted-elsewhere";
  fs::rename(fixture.archive(), disk);
  fs::create_directory(fixture.archive());
  fs::remove(disk + "/many/0.jsonl");
  fs::copy_file(disk + "/many/2.jsonl", disk + "/copy");  // another inode and time
  fs::rename(disk + "/copy", disk + "/many/2.jsonl");
  IndexOptions moved;
  moved.paths = {disk};
  const auto report = fixture.run(moved);
  REQUIRE(report);
  CHECK(report->unchanged == 19);
  CHECK(report->releases == 0);
  CHECK(report->gone == 1);
  CHECK(fixture.titles() == titles);
  CHECK(fixture.run(moved)->unchanged == 19);
}

TEST_CASE("a run that finds most of a folder missing says so, and prunes nothing of it") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 20, titles);
  fixture.write("disk/a.jsonl", "A Harbour");
  fixture.write("disk/b.jsonl", "A Lighthouse");
  titles.insert({"A Harbour", "A Lighthouse"});
  REQUIRE(fixture.run());
  IndexOptions prune;
  const auto expect_kept = [&] {
    for (const Prune how : {Prune::nothing, Prune::few}) {
      prune.plan.prune = how;
      const auto report = fixture.run(prune);
      REQUIRE(report);
      CHECK(report->exit_code() == ExitCode::dumps_missing);
      CHECK(report->missing.size() == 1);
      CHECK(report->removed == 0);
      CHECK(fixture.titles() == titles);
    }
  };
  SECTION("a folder below the given one is empty") {
    fs::remove(fixture.archive() + "/disk/a.jsonl");
    fs::remove(fixture.archive() + "/disk/b.jsonl");
    expect_kept();
  }
  SECTION("the given one is gone, though others are not") {
    fs::rename(fixture.archive() + "/disk", fixture.archive() + "/../elsewhere");
    prune.paths = {fixture.archive() + "/disk", fixture.archive() + "/many"};
    expect_kept();
  }
  SECTION("all that is given is gone") {
    fs::rename(fixture.archive(), fixture.archive() + ".elsewhere");
    expect_kept();
  }
  SECTION("more than a half is gone") {
    for (int i = 0; i < 12; ++i) {
      fs::remove(fixture.archive() + "/many/" + std::to_string(i) + ".jsonl");
    }
    expect_kept();
  }
}

TEST_CASE("pruning removes a tenth of a folder, and --prune=all everything") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 20, titles);
  REQUIRE(fixture.run());
  const auto lose = [&](int number) {
    fs::remove(fixture.archive() + "/many/" + std::to_string(number) + ".jsonl");
  };
  lose(0);
  lose(1);
  lose(2);
  CHECK(fixture.run()->exit_code() == ExitCode::success);
  IndexOptions prune;
  prune.plan.prune = Prune::few;
  const auto kept = fixture.run(prune);
  REQUIRE(kept);
  CHECK(kept->exit_code() == ExitCode::dumps_missing);
  CHECK(kept->gone == 3);
  fixture.write("many/0.jsonl", "Bridge number 0");
  const auto pruned = fixture.run(prune);
  REQUIRE(pruned);
  CHECK(pruned->exit_code() == ExitCode::success);
  CHECK(pruned->removed == 2);
  fs::rename(fixture.archive(), fixture.archive() + ".gone");
  prune.plan.prune = Prune::all;
  const auto all = fixture.run(prune);
  REQUIRE(all);
  CHECK(all->removed == 18);
  CHECK(fixture.titles().empty());
}

TEST_CASE("paths named in another run stay in the index") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 3, titles);
  fixture.write("other/a.jsonl", "A Tunnel");
  IndexOptions many;
  many.paths = {fixture.archive() + "/many"};
  IndexOptions other;
  other.paths = {fixture.archive() + "/other"};
  REQUIRE(fixture.run(many));
  REQUIRE(fixture.run(other));
  titles.insert("A Tunnel");
  CHECK(fixture.titles() == titles);
}
