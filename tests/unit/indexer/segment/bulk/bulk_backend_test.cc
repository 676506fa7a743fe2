#include "indexer/segment/bulk/bulk_backend.h"

#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/database/index_metadata.h"
#include "common/support/file.h"
#include "tests/support/merge_segments.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

constexpr std::uint64_t longest = std::uint64_t{1} << 30;  // bytes of a file

/// A segment that is about to be written.
struct OneSegment {
  test::TemporaryDirectory directory;
  Vocabulary vocabulary;
  BulkBackend backend;
  std::unique_ptr<SegmentWriter> writer = backend.create(vocabulary);

  OneSegment() { REQUIRE(writer->begin(directory.path() / "segment")); }
};

namespace fs = std::filesystem;

Segment write_segment(const fs::path& path, int documents) {
  Vocabulary vocabulary;
  BulkBackend backend;
  const auto writer = backend.create(vocabulary);
  REQUIRE(writer->begin(path));
  for (int i = 0; i < documents; ++i) {
    IndexDocument document;
    document.postings = {{vocabulary.intern("word" + std::to_string(i)), 1}};
    document.words = {document.postings.front().term};
    document.data = "data of a release";
    REQUIRE(writer->add(document));
  }
  auto segment = writer->finish();
  REQUIRE(segment);
  return *segment;
}

TEST_CASE("a section that changed after it was written is detected") {
  const test::TemporaryDirectory directory;
  const std::string name = GENERATE("words", "postings", "lengths", "run");
  CAPTURE(name);
  const Segment segment = write_segment(directory.path() / "segment", 50);
  {
    std::fstream file(segment.path / name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(20);
    file.put('\x7f');
  }
  BulkBackend backend;
  const auto merged =
      test::merge_segments(backend, {segment}, {}, {}, directory.path() / "database");
  REQUIRE_FALSE(merged);
  CHECK_FALSE(fs::exists(directory.path() / "database" / "iamglass"));
}

TEST_CASE("words are listed with their frequency, and suggested if the filter accepts them") {
  const test::TemporaryDirectory directory;
  Vocabulary vocabulary;
  BulkBackend backend;
  std::vector<Segment> segments;
  const auto writer = backend.create(vocabulary);
  for (int number = 0; number < 2; ++number) {
    REQUIRE(writer->begin(directory.path() / std::to_string(number)));
    IndexDocument document;
    document.postings = {{vocabulary.intern("lighthouse"), 1}};
    document.words = {vocabulary.intern("harbour")};
    if (number == 0) document.words.push_back(vocabulary.intern("bridge"));
    REQUIRE(writer->add(document));
    segments.push_back(*writer->finish());
  }
  const auto is_frequent = [](std::string_view, std::uint32_t documents) { return documents > 1; };
  const fs::path path = directory.path() / "database";
  REQUIRE(test::merge_segments(backend, segments, {}, is_frequent, path));
  const Xapian::Database database(path.string());
  std::map<std::string, Xapian::doccount> listed;
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    listed.emplace(*word, word.get_termfreq());
  }
  CHECK(listed ==
        std::map<std::string, Xapian::doccount>{{"bridge", 1}, {"harbour", 2}, {"lighthouse", 2}});
  CHECK(database.get_spelling_suggestion("harbuor") == "harbour");
  CHECK(database.get_spelling_suggestion("lighthuose") == "lighthouse");
  CHECK(database.get_spelling_suggestion("brigde").empty());
  CHECK_FALSE(database.term_exists("harbour"));
}

TEST_CASE("long and short posting lists are read as they were written") {
  OneSegment one;
  auto& [directory, vocabulary, backend, writer] = one;
  constexpr std::uint32_t documents = 5000;
  for (std::uint32_t i = 0; i < documents; ++i) {
    IndexDocument document;
    document.postings = {{vocabulary.intern("all"), i % 300}};
    if (i % 999 == 0) document.postings.push_back({vocabulary.intern("some"), 1});
    REQUIRE(writer->add(document));
  }
  const fs::path path = directory.path() / "database";
  REQUIRE(test::merge_segments(backend, {*writer->finish()}, {}, {}, path));
  CHECK(Xapian::Database::check(path.string()) == 0);
  const Xapian::Database database(path.string());
  std::uint32_t read = 0;
  for (auto it = database.postlist_begin("all"); it != database.postlist_end("all"); ++it, ++read) {
    REQUIRE(*it == read + 1);
    REQUIRE(it.get_wdf() == read % 300);
  }
  CHECK(read == documents);
  CHECK(database.get_termfreq("some") == 6);
  CHECK(fs::file_size(path / "termlist.glass") == 0);
  CHECK(fs::file_size(path / "position.glass") == 0);
}

TEST_CASE("a truncated section is detected") {
  const test::TemporaryDirectory directory;
  const Segment segment = write_segment(directory.path() / "segment", 50);
  fs::resize_file(segment.path / "postings", 100);
  BulkBackend backend;
  CHECK_FALSE(test::merge_segments(backend, {segment}, {}, {}, directory.path() / "database"));
}

TEST_CASE("a full disk is an error, not a database") {
  const test::TemporaryDirectory directory;
  const Segment segment = write_segment(directory.path() / "segment", 2000);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 20000, .rlim_max = before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  BulkBackend backend;
  const auto merged =
      test::merge_segments(backend, {segment}, {}, {}, directory.path() / "database");
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  REQUIRE_FALSE(merged);
  CHECK(merged.error().kind == ErrorKind::no_space);
  CHECK_FALSE(fs::exists(directory.path() / "database" / "iamglass"));
}

TEST_CASE("terms too long for an index are refused") {
  OneSegment one;
  auto& [directory, vocabulary, backend, writer] = one;
  IndexDocument document;
  const std::string term = GENERATE(std::string(), std::string(246, 'x'), std::string(130, '\0'));
  document.postings = {{vocabulary.intern(term), 1}};
  const auto added = writer->add(document);
  REQUIRE_FALSE(added);
  CHECK(added.error().kind == ErrorKind::input);
}

TEST_CASE("frequencies that a segment cannot count are refused") {
  OneSegment one;
  auto& [directory, vocabulary, backend, writer] = one;
  IndexDocument document;
  document.postings = {{vocabulary.intern("often"), UINT32_MAX}};
  REQUIRE(writer->add(document));
  const auto added = writer->add(document);
  REQUIRE_FALSE(added);
  CHECK(added.error().kind == ErrorKind::internal);
}

TEST_CASE("a writer leaves nothing of one segment in the next") {
  const test::TemporaryDirectory directory;
  BulkBackend backend;
  Vocabulary vocabulary;
  const auto used = backend.create(vocabulary);
  const auto write = [&](SegmentWriter& writer, const fs::path& path,
                         const std::vector<std::string>& words) {
    vocabulary.clear();
    REQUIRE(writer.begin(path));
    for (const std::string& word : words) {
      const Vocabulary::TermId term = vocabulary.intern(word);
      IndexDocument document;
      document.postings = {{term, 2}, {vocabulary.intern("harbour"), 1}};
      document.words = {term};
      document.values = {{1, word}};
      document.data = word;
      REQUIRE(writer.add(document));
    }
    auto segment = writer.finish();
    REQUIRE(segment);
    return *std::move(segment);
  };
  write(*used, directory.path() / "before", {"anchor", "rope", "anchor"});
  const Segment after = write(*used, directory.path() / "after", {"meadow"});
  const Segment alone = write(*backend.create(vocabulary), directory.path() / "alone", {"meadow"});
  CHECK(after.documents == 1);
  CHECK(after.data == alone.data);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(directory.path() / "alone")) {
    CAPTURE(entry.path());
    CHECK(*read_file(directory.path() / "after" / entry.path().filename(), longest) ==
          *read_file(entry.path(), longest));
    ++files;
  }
  CHECK(files == 5);
}

}  // namespace
}  // namespace dateline
