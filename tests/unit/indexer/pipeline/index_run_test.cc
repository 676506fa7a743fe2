#include "indexer/pipeline/index_run.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/maintenance/table_digests.h"
#include "tests/support/release_content.h"
#include "tests/support/run_fixture.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
using test::RunFixture;
using test::Titles;
using test::write_many;
namespace fs = std::filesystem;

TEST_CASE("indexing twice changes nothing") {
  const RunFixture fixture;
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
  const RunFixture fixture;
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

TEST_CASE("a small change updates the index") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 100, titles);
  REQUIRE(fixture.run());

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
  CHECK_FALSE(report->rebuilt);
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
  const RunFixture fixture;
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
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  const auto holds_words = [&] {
    const auto snapshot = Snapshot::open({fixture.index()});
    REQUIRE(snapshot);
    CHECK(snapshot->holds_words() == snapshot->database().term_exists("bridge"));
    CHECK(snapshot->database().term_exists("Zbridg"));
    CHECK(snapshot->word_frequency("bridge") >= 40);
    return snapshot->holds_words();
  };
  IndexOptions without;
  without.words = false;
  REQUIRE(fixture.run(without));
  CHECK_FALSE(holds_words());

  fixture.write("later.jsonl", "A new pier");
  const auto update = fixture.run();
  REQUIRE(update);
  CHECK_FALSE(update->rebuilt);
  CHECK_FALSE(holds_words());
  const auto updated = Snapshot::open({fixture.index()});
  REQUIRE(updated);
  CHECK(updated->word_frequency("pier") == 1);
  write_many(fixture, 80, titles);
  const auto rebuild = fixture.run();
  REQUIRE(rebuild);
  CHECK(rebuild->rebuilt);
  CHECK_FALSE(holds_words());

  IndexOptions full;
  full.full = true;
  REQUIRE(fixture.run(full));
  CHECK(holds_words());
  const auto refused = fixture.run(without);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::usage);
}

TEST_CASE("what lies where a rebuild keeps its work, and is no folder, is removed") {
  const RunFixture fixture;
  fixture.write("pier.jsonl", "A new pier");
  REQUIRE(fixture.run());
  const fs::path kept = fs::path(fixture.index()) / "unfinished";
  const test::TemporaryDirectory elsewhere;
  IndexOptions full;
  full.full = true;
  std::ofstream(kept) << "left by a loss of power";
  REQUIRE(fixture.run(full));
  fs::create_directory_symlink(elsewhere.path(), kept);
  REQUIRE(fixture.run(full));
  CHECK(fs::is_empty(elsewhere.path()));
  CHECK_FALSE(fs::exists(fs::symlink_status(kept)));
}

TEST_CASE("where the index has other terms than are made now, the run rebuilds and says why") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  fixture.write("tunnel.jsonl", "A Tunnel");
  titles.insert("A Tunnel");
  IndexOptions options;
  options.writer = WriterKind::reference;  // with the term list that the change needs
  REQUIRE(fixture.run(options));
  const std::string generation =
      IndexDirectory(fixture.index()).generation_path(fixture.generation()).string();
  {
    Xapian::WritableDatabase database(generation, Xapian::DB_OPEN);
    const Xapian::docid last = database.get_lastdocid();
    Xapian::Document document = database.get_document(last);
    document.remove_term("Ztunnel");
    document.add_term("Ztunel");
    database.replace_document(last, document);
  }
  REQUIRE(write_table_digests(generation));
  fixture.write("tunnel.jsonl", "Another Tunnel");
  const auto report = fixture.run();
  REQUIRE(report);
  CHECK(report->rebuilt);
  REQUIRE(report->warnings.size() == 1);
  CHECK(report->warnings.front().find("the terms of release") != std::string::npos);
  const auto snapshot = Snapshot::open({fixture.index()});
  REQUIRE(snapshot);
  CHECK(snapshot->database().get_termfreq("Ztunel") == 0);
}

TEST_CASE("refused records are remembered, and read again on demand") {
  const RunFixture fixture;
  Titles titles;
  write_many(fixture, 40, titles);
  std::ofstream(fixture.archive() + "/broken.jsonl")
      << RunFixture::line("a", "A Tunnel") << "{\"id\": \"b\", \"title\": \n";
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
  const RunFixture fixture;
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
      << RunFixture::line("Bridge number 5", "Bridge number 5");
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
  const RunFixture fixture;
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
  const RunFixture fixture;
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
    const RunFixture fixture;
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
  const RunFixture fixture;
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
  CHECK(report->missing ==
        std::vector{fixture.archive() + "/none: no such file or directory; check the path"});
  CHECK(report->records_refused == 0);
  CHECK(report->exit_code() == ExitCode::dumps_missing);
}

TEST_CASE("what is no file is refused once and remembered, unless it replaces a dump") {
  const RunFixture fixture;
  fixture.write("quay.jsonl", "The quay opens");
  const fs::path link = fixture.archive() + "/link.jsonl";
  const std::string nowhere = fixture.archive() + "/../nowhere.jsonl";
  fs::create_symlink(nowhere, link);
  CHECK(fixture.run()->records_refused == 1);
  const auto again = fixture.run();
  REQUIRE(again);
  CHECK(again->records_refused == 0);
  CHECK(again->unchanged == 2);
  const auto manifest = Manifest::read(Snapshot::open({fixture.index()})->database());
  REQUIRE(manifest);
  CHECK(manifest->find(link.string())->refusals.front().reason == "No such file or directory");
  // A rebuild from another folder keeps it.
  fs::create_directory(fixture.archive() + "/other");
  IndexOptions other;
  other.paths = {fixture.archive() + "/other"};
  other.full = true;
  CHECK(fixture.run(other)->records_refused == 1);
  CHECK(fixture.run()->records_refused == 0);

  // It leads to a dump for a while.
  fixture.write("../nowhere.jsonl", "The lock is rebuilt");
  CHECK(fixture.run()->documents == 2);
  fs::remove(nowhere);
  for (int i = 0; i < 2; ++i) {
    const auto broken = fixture.run();
    REQUIRE(broken);
    CHECK(broken->records_refused == 1);
    CHECK(broken->gone == 1);
    CHECK(broken->documents == 2);
  }
}
