#include "indexer/pipeline/index_run.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "indexer/maintenance/run_log.h"
#include "tests/support/release_content.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

// An archive in a temporary directory with an index beside it.
class Fixture {
 public:
  Fixture() { fs::create_directory(archive()); }

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
  test::TemporaryDirectory temporary_;
};

using Titles = std::multiset<std::string>;

// Enough other releases for a few changes to be an update, not a rebuild.
void write_many(const Fixture& fixture, int count, Titles& titles) {
  for (int i = 0; i < count; ++i) {
    const std::string title = "Bridge number " + std::to_string(i);
    fixture.write("many/" + std::to_string(i) + ".jsonl", title);
    titles.insert(title);
  }
}

}  // namespace

TEST_CASE("indexing twice changes nothing") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 30, titles);
  const auto first = fixture.run();
  REQUIRE(first);
  CHECK(first->releases == 30);
  CHECK(first->added == 30);
  CHECK(fixture.titles() == titles);
  const unsigned generation = fixture.generation();
  const auto second = fixture.run();
  REQUIRE(second);
  CHECK(second->unchanged == 30);
  CHECK(second->releases == 0);
  CHECK(second->documents == 30);
  CHECK(fixture.generation() == generation);
  CHECK(fixture.titles() == titles);
}

TEST_CASE("where Xapian misreads what the bulk writer writes, the index is built all the same") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 30, titles);
  IndexOptions options;
  options.check_format = [](const fs::path&) { return "it misreads the data of document 26"; };
  const auto report = fixture.run(options);
  REQUIRE(report);
  REQUIRE(report->warnings.size() == 1);
  CHECK(report->warnings.front().ends_with("the slower reference writer is used instead"));
  CHECK(fixture.titles() == titles);

  IndexOptions again;
  again.full = true;
  const auto sound = fixture.run(again);
  REQUIRE(sound);
  CHECK(sound->warnings.empty());
  CHECK(fixture.titles() == titles);
}

TEST_CASE("a small change updates the live generation") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 100, titles);
  REQUIRE(fixture.run());
  const unsigned generation = fixture.generation();

  fixture.write("new.jsonl", "New Harbour Bridge");
  fixture.write("many/7.jsonl", "Bridge number 7, corrected");
  fs::remove(fixture.archive() + "/many/8.jsonl");
  fs::rename(fixture.archive() + "/many/9.jsonl", fixture.archive() + "/moved.jsonl");
  const auto report = fixture.run();
  REQUIRE(report);
  CHECK(report->added == 2);
  CHECK(report->changed == 1);
  CHECK(report->moved == 1);
  CHECK(report->gone == 1);
  CHECK(fixture.generation() == generation);
  titles.insert("New Harbour Bridge");
  titles.erase("Bridge number 7");
  titles.insert("Bridge number 7, corrected");
  CHECK(fixture.titles() == titles);

  IndexOptions prune;
  prune.plan.prune = Prune::few;
  const auto pruned = fixture.run(prune);
  REQUIRE(pruned);
  CHECK(pruned->removed == 1);
  titles.erase("Bridge number 8");
  CHECK(fixture.titles() == titles);
  CHECK(pruned->documents == titles.size());
}

TEST_CASE("a large change, or --full, builds a new generation") {
  const Fixture fixture;
  Titles titles;
  fixture.write("one.jsonl", "The First Bridge");
  REQUIRE(fixture.run());
  const unsigned generation = fixture.generation();
  write_many(fixture, 20, titles);
  titles.insert("The First Bridge");
  REQUIRE(fixture.run());
  CHECK(fixture.generation() == generation + 1);
  CHECK(fixture.titles() == titles);
  IndexOptions full;
  full.full = true;
  REQUIRE(fixture.run(full));
  CHECK(fixture.generation() == generation + 2);
  CHECK(fixture.titles() == titles);
}

TEST_CASE("an index of stems stays one until it is rebuilt with words") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  const auto holds_words = [&] {
    const auto snapshot = Snapshot::open({fixture.index()});
    REQUIRE(snapshot);
    CHECK(snapshot->holds_words() == Xapian::Database(fixture.index()).has_positions());
    CHECK(snapshot->holds_words() == snapshot->database().term_exists("bridge"));
    CHECK(snapshot->database().term_exists("Zbridg"));
    CHECK(snapshot->word_frequency("bridge") >= 40);
    return snapshot->holds_words();
  };
  IndexOptions without;
  without.words = false;
  REQUIRE(fixture.run(without));
  CHECK_FALSE(holds_words());

  fixture.write("later.jsonl", "A new pier");  // an update
  REQUIRE(fixture.run());
  CHECK(fixture.generation() == 1);
  CHECK_FALSE(holds_words());
  const auto updated = Snapshot::open({fixture.index()});
  REQUIRE(updated);
  CHECK(updated->word_frequency("pier") == 1);
  write_many(fixture, 80, titles);  // a rebuild
  REQUIRE(fixture.run());
  CHECK(fixture.generation() == 2);
  CHECK_FALSE(holds_words());

  IndexOptions full;
  full.full = true;
  full.min_positioned_frequency = 2;
  REQUIRE(fixture.run(full));
  CHECK(holds_words());
  const auto refused = fixture.run(without);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::usage);
}

TEST_CASE("an update adds positions of words that have them in the index") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  IndexOptions options;
  options.min_positioned_frequency = 40;
  REQUIRE(fixture.run(options));
  fixture.write("later.jsonl", "A lighthouse beside bridge number 7");
  REQUIRE(fixture.run(options));
  CHECK(fixture.generation() == 1);

  const auto snapshot = Snapshot::open({fixture.index()});
  REQUIRE(snapshot);
  const CheckedDatabase& database = snapshot->database();
  const Xapian::docid added = database.get_lastdocid();
  const auto positions = [&](const std::string& term) {
    REQUIRE(database.get_termfreq(term) > 0);
    return std::distance(database.positionlist_begin(added, term),
                         database.positionlist_end(added, term));
  };
  CHECK(positions("bridge") == 2);      // in all releases
  CHECK(positions("7") == 0);           // in one before
  CHECK(positions("lighthouse") == 0);  // new
}

TEST_CASE("releases of missing dumps are never lost without --prune") {
  const Fixture fixture;
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
  const Fixture fixture;
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
  const Fixture fixture;
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
  const Fixture fixture;
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
  const Fixture fixture;
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

TEST_CASE("refused records are remembered, and read again on demand") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  std::ofstream(fixture.archive() + "/broken.jsonl")
      << Fixture::line("a", "A Tunnel") << "{\"id\": \"b\", \"title\": \n";
  titles.insert("A Tunnel");
  const auto first = fixture.run();
  REQUIRE(first);
  CHECK(first->records_refused == 1);
  CHECK(first->refusals.front().file.find("broken.jsonl") != std::string::npos);
  CHECK(first->refusals.front().record == 1);
  const auto second = fixture.run();
  REQUIRE(second);
  CHECK(second->unchanged == 41);
  IndexOptions retry;
  retry.plan.retry_refused = true;
  const auto third = fixture.run(retry);
  REQUIRE(third);
  CHECK(third->changed == 1);
  CHECK(fixture.titles() == titles);
}

TEST_CASE("a file of the same bytes is not read again") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  REQUIRE(fixture.run());
  // A different inode and time.
  fs::copy_file(fixture.archive() + "/many/3.jsonl", fixture.archive() + "/.copy");
  fs::rename(fixture.archive() + "/.copy", fixture.archive() + "/many/3.jsonl");
  fs::last_write_time(fixture.archive() + "/many/3.jsonl", fs::file_time_type());
  const auto touched = fixture.run();
  REQUIRE(touched);
  CHECK(touched->unchanged == 40);
  CHECK(touched->changed == 0);

  // A different byte, but the same size, time and inode: only a digest can tell.
  const auto time = fs::last_write_time(fixture.archive() + "/many/4.jsonl");
  std::fstream(fixture.archive() + "/many/4.jsonl", std::ios::in | std::ios::out)
      << Fixture::line("Bridge number 5", "Bridge number 5");
  fs::last_write_time(fixture.archive() + "/many/4.jsonl", time);
  CHECK(fixture.run()->changed == 0);
  IndexOptions verify;
  verify.plan.verify = true;
  CHECK(fixture.run(verify)->changed == 1);
  titles.erase("Bridge number 4");
  titles.insert("Bridge number 5");
  CHECK(fixture.titles() == titles);
}

TEST_CASE("a damaged index is rebuilt with --full, and not touched otherwise") {
  const Fixture fixture;
  Titles titles;
  write_many(fixture, 3, titles);
  REQUIRE(fixture.run());
  std::ofstream(fixture.index() + "/XAPIANDB") << "auto elsewhere\n";
  const auto damaged = fixture.run();
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().kind == ErrorKind::index_corrupt);
  CHECK(fs::exists(IndexDirectory(fixture.index()).generation_path(1)));
  IndexOptions full;
  full.full = true;
  REQUIRE(fixture.run(full));
  CHECK(fixture.titles() == titles);
}

TEST_CASE("a dry run says what would be done and does nothing") {
  const Fixture fixture;
  fixture.write("a.jsonl", "A Tunnel");
  IndexOptions dry;
  dry.dry_run = true;
  const auto report = fixture.run(dry);
  REQUIRE(report);
  CHECK(report->added == 1);
  CHECK_FALSE(fs::exists(fixture.index()));
}

TEST_CASE("document ids do not depend on the number of workers or the size of chunks") {
  std::vector<std::string> first;
  for (const unsigned jobs : {1U, 4U}) {
    const Fixture fixture;
    Titles titles;
    write_many(fixture, 200, titles);
    IndexOptions options;
    options.jobs = jobs;
    options.memory = 1 << 18;
    REQUIRE(fixture.run(options));
    const auto snapshot = Snapshot::open({fixture.index()});
    std::vector<std::string> in_order;
    for (Xapian::docid id = 1; id <= 200; ++id) in_order.push_back(snapshot->release(id)->title);
    if (first.empty()) first = in_order;
    CHECK(in_order == first);
  }
}

TEST_CASE("an empty folder makes an empty index, a missing path makes none") {
  const Fixture fixture;
  IndexOptions missing;
  missing.paths = {fixture.archive() + "/none"};
  const auto failed = fixture.run(missing);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message.starts_with(fixture.archive() + "/none: "));
  CHECK_FALSE(fs::exists(fixture.index()));
  const auto empty = fixture.run();
  REQUIRE(empty);
  CHECK(empty->documents == 0);
  CHECK_FALSE(fixture.run(missing));
  const auto runs = read_runs(IndexDirectory(fixture.index()));
  REQUIRE(runs);
  CHECK(runs->back().exit_code == ExitCode::failure);
  // If another path exists, that one is read.
  missing.paths.push_back(fixture.archive());
  const auto report = fixture.run(missing);
  REQUIRE(report);
  CHECK(report->records_refused == 1);
}
