#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "indexer/reader/field_values.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("a release that is JSON within a string of JSON is read") {
  for (const std::string key : {"payload", "value", "message"}) {
    const auto records = read_bytes(
        "a.jsonl", R"({"topic": "press", "offset": 1, ")" + key +
                       R"(": "{\"title\": \"The weir rises\", \"date\": \"2017-03-14\", )"
                       R"(\"text\": \"It rises in May.\"}"})"
                       "\n");
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].raw);
    CHECK(records[0].raw->title == "The weir rises");
    CHECK(records[0].raw->date == "2017-03-14");
    CHECK(records[0].raw->body == "It rises in May.");
  }
}

TEST_CASE("a list of paragraphs that Python wrote is a text") {
  const auto paragraphs = [](const std::string& list) { return joined(paragraphs_of_list(list)); };
  CHECK(paragraphs(R"(['It rises, they said.', "The town's weir is old."])") ==
        "It rises, they said.\n\nThe town's weir is old.");
  CHECK(paragraphs(R"(['"It rises", he said, "in the town\'s harbour", and left.'])") ==
        R"("It rises", he said, "in the town's harbour", and left.)");
  CHECK(paragraphs("['One.'\n 'Two.']") == "One.\n\nTwo.");
  for (const std::string text : {"[sic] the weir", "['tis the weir]", "[]", "[1, 2]"}) {
    CHECK(paragraphs(text) == text);
  }
}

TEST_CASE("line ends that a database wrote as letters are line ends") {
  CHECK(with_line_ends("It rises.\\n\\nIn May.") == "It rises.\n\nIn May.");
  CHECK(with_line_ends("It rises.\\n\\tC:\\\\new") == "It rises.\n\tC:\\new");
  for (const std::string text :
       {"The file C:\\new is old.", "A line\nand C:\\New", "A mark \\(x\\)\\n\\nA text"}) {
    CHECK(with_line_ends(text) == text);
  }
  const auto records = read_bytes(
      "a.tsv", "date\ttitle\tbody\n2017-03-14\tThe weir rises\tIt rises.\\n\\nIn May.\n");
  CHECK(records.at(0).raw->body == "It rises.\n\nIn May.");
}

TEST_CASE("days are counted as databases and as spreadsheets do") {
  CHECK(date_of_moment("19493") == "2023-05-16");
  CHECK(date_of_moment("45062") == "2023-05-16");
  CHECK(date_of_moment("2023") == "2023");
}

TEST_CASE("the site behind a title and what the body repeats are dropped") {
  const auto read = [](const std::string& json) { return *read_bytes("a.json", json).at(0).raw; };
  const RawRelease named = read(
      R"([{"title": "The weir rises - Quay News", "source": {"name": "Quay News"}, "text": "In May."}])");
  CHECK(named.title == "The weir rises");
  const RawRelease repeated =
      read(R"([{"title": "The weir rises | Quay News", "url": "https://www.quaynews.example/1", )"
           R"("text": "The weir rises\nPublished 27 February 2024\nIt rises in May."}])");
  CHECK(repeated.title == "The weir rises");
  CHECK(repeated.date == "27 February 2024");
  CHECK(repeated.body == "The weir rises\nIt rises in May.");
  const RawRelease other =
      read(R"([{"title": "The weir - a history", "text": "Published 27 February 2024\nOld."}])");
  CHECK(other.title == "The weir - a history");
  CHECK(other.body == "Published 27 February 2024\nOld.");
  const RawRelease elsewhere =
      read(R"([{"title": "The weir rises | 堰の友", "url": "https://seki.example/1", )"
           R"("text": "The weir rises\nPublished 27 February 2024\nIt rises in May."}])");
  CHECK(elsewhere.title == "The weir rises");
  const RawRelease part =
      read(R"([{"title": "Remarks by the mayor - The weir", "url": "https://quaynews.example/1", )"
           R"("text": "Remarks by the mayor\nThe weir\nIt rises in May."}])");
  CHECK(part.title == "Remarks by the mayor - The weir");
}

TEST_CASE("a table of rows without names is refused with a hint") {
  const auto records = read_bytes(
      "a.json",
      R"({"columns": ["title", "text"], "index": [0], "data": [["The weir", "In May."]]})");
  REQUIRE(records.size() == 1);
  REQUIRE_FALSE(records[0].raw);
  CHECK(records[0].raw.error().hint.find("orient=") != std::string::npos);
}

}  // namespace
}  // namespace dateline
