#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("releases in YAML are documents or items of a list") {
  const std::string documents =
      "---\ntitle: \"A\"\ndate: 2023-04-01\nbody: |\n  One.\n\n  - and more.\n"
      "---\ntitle: B\ndate: 2023-04-02\nparagraphs:\n  - \"Two.\"\n  - \"Three.\"\n";
  const std::string list =
      "- title: \"A\"\n  date: 2023-04-01\n  body: |\n    One.\n\n    - and more.\n"
      "- title: B\n  date: 2023-04-02\n  paragraphs:\n    - \"Two.\"\n    - \"Three.\"\n";
  std::string named = "# all of them\nreleases:\n";
  for (std::size_t at = 0; at < list.size(); at = list.find('\n', at) + 1) {
    named += "  " + list.substr(at, list.find('\n', at) + 1 - at);
  }
  for (const std::string& yaml : {documents, list, named}) {
    INFO(yaml);
    const auto records = read_bytes("a.yml", yaml);
    REQUIRE(records.size() == 2);
    CHECK(records[0].form == "yaml");
    CHECK(records[0].raw->title == "A");
    CHECK(trimmed(records[0].raw->body) == "One.\n\n- and more.");
    CHECK(records[1].raw->title == "B");
    CHECK(records[1].raw->date == "2023-04-02");
    CHECK(records[1].raw->body == "Two.\n\nThree.");
  }
  CHECK(read_bytes("a.md", documents).front().form != "yaml");
}

TEST_CASE("a long text in YAML is whole") {
  std::string yaml = "title: A\ndate: 2023-04-01\nbody: |\n";
  for (int i = 0; i < 3000; ++i) yaml += "  The harbour is a harbour, said the board.\n";
  yaml += "  Nobody contradicted it.\n";
  const auto records = read_bytes("a.yaml", yaml);
  REQUIRE(records.size() == 1);
  CHECK(trimmed(records[0].raw->body).ends_with("Nobody contradicted it."));
}

}  // namespace
}  // namespace dateline
