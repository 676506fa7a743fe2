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

TEST_CASE("a date run into the headline, before a place or a label, is that of the release") {
  const std::string text =
      "Senator Reader said  The library of Harbour Town was closed for nine years  and it was "
      "wrong "
      "to let the children wait for it so long  I thank all who gave money  and all who carried "
      "books through the rain on the day on which the old house had to be left";
  const auto dated = [&](const std::string& head) {
    const Release release = release_of("12Oct2006reader92.txt", head + text);
    CHECK(release.date_source == DateSource::header);
    return release.date->iso();
  };
  CHECK(dated("    Reader Statement On The Library  November 8  2006  WASHINGTON  DC  ") ==
        "2006-11-08");
  CHECK(dated("   Reader Statement On The Library Saturday  December 30  2006  FOR IMMEDIATE "
              "RELEASE  Contact  Ann Helper   ") == "2006-12-30");
  const Release release = release_of(
      "12Oct2006reader92.txt",
      "   Reader Statement On The Library Saturday  December 30  2006  FOR IMMEDIATE RELEASE   " +
          text);
  CHECK(release.title == "Reader Statement On The Library");
}

TEST_CASE("a day at the end of a sentence, or with hours behind it, is not that of the release") {
  const auto date_of = [](std::string_view line) {
    return release_of("18Aug2005reader60.txt", line).date->iso();
  };
  CHECK(date_of("  Washington  D C     Senator Reader will visit the library of Harbour Town  "
                "Wednesday  August 24  2005   The library was closed for nine years") ==
        "2005-08-18");
  CHECK(date_of("  Washington  D C     Senator Reader will visit the library of Harbour Town     "
                "Wednesday  August 24  2005 Pier Street     The library was closed") ==
        "2005-08-18");
  CHECK(date_of("Library Of Harbour Town Opens Again On August 24th  2005      The library was "
                "closed for nine years") == "2005-08-18");
  CHECK(date_of("Senator Reader Opens A Library      MEDIA ADVISORY      WEDNESDAY  AUGUST 24  "
                "2005      10 00 a m      Harbour Town    The library was closed") == "2005-08-18");
}

TEST_CASE("a date with a menu word behind it dates the release") {
  const Release release = release_of(
      "5Jun2007reader175.txt",
      "   June 4  2007 Contact        Ann Helper  555 224 4041          Senator Reader Opens A "
      "Library         HARBOUR TOWN   The library was closed for nine years");
  CHECK(release.date->iso() == "2007-06-04");
}

TEST_CASE("what stands around the date of a line is not the site's, however often it recurs") {
  BoilerplateLearner learner;
  const auto record_of = [](int number) {
    const std::string name(1, static_cast<char>('A' + number));
    Record record;
    record.origin.file = "reader/1" + std::to_string(number) + "Jun2007reader.txt";
    record.bytes = "   Press Room      Press Room News Releases        Reader Opens Library " +
                   name +
                   "      June 29  2007  Washington  D C      U S  Senator Ann Reader      today "
                   "opened library " +
                   name + " of Harbour Town     Site Index   ";
    return record;
  };
  for (int i = 0; i < 10; ++i) learn(record_of(i), *LongLine().parse(record_of(i)), learner);
  const auto release = clean(record_of(3), *LongLine().parse(record_of(3)), learner.finish());
  CHECK(release->title == "Reader Opens Library D");
  CHECK(release->date->iso() == "2007-06-29");
  CHECK(release->body ==
        "Washington D C U S Senator Ann Reader today opened library D of Harbour Town");
}

}  // namespace
}  // namespace dateline
