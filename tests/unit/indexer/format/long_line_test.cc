#include "indexer/format/forms.h"

#include <catch2/catch.hpp>

#include "indexer/clean/cleaner.h"

namespace dateline {
namespace {

Release release_of(std::string_view file, std::string_view bytes) {
  Record record;
  record.origin.file = file;
  record.bytes = bytes;
  auto raw = LongLine().parse(record);
  REQUIRE(raw);
  auto release = clean(record, std::move(*raw));
  REQUIRE(release);
  return std::move(*release);
}

TEST_CASE(
    "a long line without a title gets one from its first words, and its date from the file name") {
  const std::string_view text =
      "Washington, DC - Senator Ann Reader introduced the Library Act today. It pays for "
      "libraries.-30-";
  CHECK(LongLine().recognises({"10Apr2007reader175.txt", text, nullptr}));
  const Release release = release_of("reader/10Apr2007reader175.txt", text);
  CHECK(release.title == "Senator Ann Reader introduced the Library Act today");
  CHECK(release.date->iso() == "2007-04-10");
  CHECK(release.date_source == DateSource::path);
  CHECK(release.place == "Washington, DC");
  CHECK(release.source == "reader");
  CHECK(release.body.find("It pays for libraries.") != std::string::npos);
}

TEST_CASE("runs of spaces separate menu words and date from the title") {
  const Release release = release_of(
      "02Feb2005reader9.txt",
      "     Releases        02 02 2005 Senator Reader Opens A Library In Harbour Town       "
      "WASHINGTON  DC       Today the senator said that the library  which was closed  is open   "
      "     Contact        Sitemap     ");
  CHECK(release.title == "Senator Reader Opens A Library In Harbour Town");
  CHECK(release.date->iso() == "2005-02-02");
  CHECK(release.date_source == DateSource::header);
  CHECK(release.body ==
        "WASHINGTON DC Today the senator said that the library which was closed is open");
}

TEST_CASE("text repeated in a folder is not taken for a title") {
  BoilerplateLearner learner;
  const auto line = [](const std::string& title) {
    return "   Senator Reader Of Harbour County     " + title +
           "      WASHINGTON  DC       On that day " + title + "        Site Index   ";
  };
  const auto record_of = [&](int number) {
    Record record;
    record.origin.file = "reader/" + std::to_string(number) + ".txt";
    record.bytes =
        line("Reader Opens Library Number " + std::string(1, static_cast<char>('A' + number)));
    return record;
  };
  for (int i = 0; i < 10; ++i) learn(record_of(i), *LongLine().parse(record_of(i)), learner);
  const Record record = record_of(3);
  const auto release = clean(record, *LongLine().parse(record), learner.finish());
  REQUIRE(release);
  CHECK(release->title == "Reader Opens Library Number D");
  CHECK(release->body == "WASHINGTON DC On that day Reader Opens Library Number D");
}

TEST_CASE("a line as short as a headline keeps its text") {
  const std::string_view text =
      "The mayor opened the library today. Readers came early and stayed.";
  const Release release = release_of("reader/library.txt", text);
  CHECK(release.title == "The mayor opened the library today");
  CHECK(release.body == text);
}

TEST_CASE("a text of several lines is not a long line") {
  CHECK_FALSE(LongLine().recognises({"a.txt", "one\ntwo", nullptr}));
  CHECK_FALSE(LongLine().recognises({"a.txt", "   ", nullptr}));
}

TEST_CASE("labels and contacts before the text are not part of its title") {
  const Release release = release_of(
      "03Mar2006reader4.txt",
      "FOR IMMEDIATE RELEASE FOR IMMEDIATE RELEASE CONTACT Ann Helper Joe Speaker 555 224 0133 "
      "Senator Reader opened the library of Harbour Town today and read to the first children");
  CHECK(release.title.starts_with("Senator Reader opened the library"));
  CHECK(release.body.find("Ann Helper") != std::string::npos);
}

TEST_CASE("a text of one sentence is not lost to its title") {
  const Release release = release_of(
      "03Mar2006reader5.txt",
      "FOR IMMEDIATE RELEASE     I am glad that the library of Harbour Town is open again  Whether "
      "it had to be closed for so many years or not  it was wrong to let the children wait for it "
      "so long     Joe Speaker  555  224 0133");
  CHECK(release.body.starts_with("I am glad that the library"));
  CHECK(release.title.starts_with("I am glad that the library"));
}

}  // namespace
}  // namespace dateline
