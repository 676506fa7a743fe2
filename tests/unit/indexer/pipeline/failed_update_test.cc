#include <fmt/format.h>
#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/manifest/manifest.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "indexer/maintenance/check.h"
#include "indexer/maintenance/table_digests.h"
#include "indexer/pipeline/index_run.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;

namespace {

std::string lines(const std::string& what, int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string title = fmt::format("{} number {}", what, i);
    lines += fmt::format(
        R"({{"title": "{0}", "date": "2021-05-06", "text": "{0} was opened by the council )"
        R"(of the harbour today, and the mayor said that everybody had waited for it."}})"
        "\n",
        title);
  }
  return lines;
}

// An archive whose update fails at one dump, while other workers are at those behind it.
class Fixture {
 public:
  Fixture() {
    temporary_.write("archive/bridges.jsonl", lines("Bridge", 3000));
    temporary_.write("archive/grown.jsonl", lines("Tunnel", 10));
    REQUIRE(run(1));
    for (int i = 0; i < 3; ++i) write_new("before", i);
    temporary_.write("archive/grown.jsonl", lines("Tunnel", 12));
    for (int i = 0; i < 8; ++i) write_new("later", i);
    damage_release_before_last();
  }

  // In chunks of a dump each, with a commit behind each.
  Result<RunReport> run(unsigned jobs) const {
    IndexOptions options;
    options.index = directory_.path();
    options.paths = {(temporary_.path() / "archive").string()};
    options.jobs = jobs;
    options.memory = 16 << 10;
    return run_index(options, [](const Progress&) {});
  }

  const IndexDirectory& directory() const { return directory_; }

  std::string path(const std::string& dump) const {
    return (temporary_.path() / "archive" / dump).string();
  }

 private:
  void write_new(const std::string& name, int number) const {
    temporary_.write(fmt::format("archive/{}-{}.jsonl", name, number),
                     lines(fmt::format("Ferry {} {}", name, number), 6));
  }

  // Of the grown dump the last release goes, to be read again, before this one is found damaged.
  void damage_release_before_last() const {
    const auto generation = directory_.generation_path(*directory_.live());
    {
      Xapian::WritableDatabase database(generation.string());
      const std::string term = boolean_term(field(FieldId::file), path("grown.jsonl"));
      auto document = database.postlist_begin(term);
      std::advance(document, 8);
      Xapian::Document release = database.get_document(*document);
      release.set_data("damaged");
      database.replace_document(*document, release);
    }
    REQUIRE(write_table_digests(generation));
  }

  test::TemporaryDirectory temporary_;
  IndexDirectory directory_{temporary_.path() / "index.db"};
};

}  // namespace

TEST_CASE("an update that cannot read what it replaces changes nothing", "[update]") {
  const unsigned jobs = GENERATE(1U, 2U, 4U, 8U);
  CAPTURE(jobs);
  const Fixture fixture;
  const auto failed = fixture.run(jobs);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().kind == ErrorKind::index_corrupt);

  const auto report = check_index(fixture.directory(), CheckDepth::fast);
  REQUIRE(report);
  CHECK(report->damage.empty());
  const auto snapshot = Snapshot::open({fixture.directory().path().string()});
  REQUIRE(snapshot);
  const auto manifest = Manifest::read(snapshot->database());
  REQUIRE(manifest);
  for (const DumpEntry& entry : *manifest) {
    CAPTURE(entry.dump.path);
    const std::string term = boolean_term(field(FieldId::file), entry.dump.path);
    CHECK(snapshot->database().get_termfreq(term) == entry.releases);
  }
  CHECK_FALSE(manifest->find(fixture.path("before-0.jsonl")));
  CHECK(manifest->find(fixture.path("grown.jsonl"))->releases == 10);
  CHECK_FALSE(manifest->find(fixture.path("later-0.jsonl")));
}
