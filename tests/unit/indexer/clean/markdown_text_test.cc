#include "indexer/clean/markdown_text.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("marks go and text stays") {
  const auto text = markdown_text(
      "# A Title with *weight*\n\nFirst **bold** line,\nbroken once, of 2 * 3 snake_case.\n\n"
      "> quoted\n\n* one [link](https://example.org/a_(b))\n* two ![picture](p.png)\n\n"
      "## Subhead ##\n\nEscaped \\*stars\\* and [brackets] (alone).\n");
  CHECK(text.title == "A Title with weight");
  CHECK(text.body ==
        "First bold line, broken once, of 2 * 3 snake_case.\nquoted\none link\ntwo \nSubhead\n"
        "Escaped *stars* and [brackets] (alone).");
}

TEST_CASE("a footer of links behind the last rule is left out, text there is not") {
  CHECK(markdown_text("Text.\n\n---\n\n[Source](https://a.example)\n\n![code](q.webp)").body ==
        "Text.");
  CHECK(markdown_text("Text.\n\n---\n\nNotes and [source](https://a.example)").body ==
        "Text.\nNotes and source");
}

TEST_CASE("what is broken is read as text") {
  CHECK(markdown_text("[open ( ![ <http").body == "[open ( ![ <http");
  CHECK(markdown_text("").body.empty());
  CHECK(markdown_text(std::string(100000, '[')).body.size() == 100000);
}

}  // namespace
}  // namespace dateline
