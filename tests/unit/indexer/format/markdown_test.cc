#include <catch2/catch.hpp>
#include <string>

#include "indexer/clean/cleaner.h"
#include "indexer/reader/markdown_text.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

const std::string text =
    "QUAYSIDE, May 4, 2023 -- The weir at Quayside rises by two feet from the first of June, the "
    "port authority said on Thursday, so that barges can pass the bridge in dry years.\n\n"
    "Work takes four weeks, during which the lock is closed at night and the path along the river "
    "leads over the hill.\n";

const std::string menu =
    "[Skip](https://a.example/#main)\n\n![Logo](https://a.example/l.png)\n\n"
    "- [Home](https://a.example/)\n- [News](https://a.example/news)\n\n";

Release read(const std::string& bytes, const std::string& name = "a.md") {
  auto records = test::read_bytes(name, bytes);
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].raw);
  const auto release = clean(records[0].record, std::move(*records[0].raw));
  REQUIRE(release);
  return *release;
}

bool holds(const std::string& body, const std::string& words) {
  return body.find(words) != std::string::npos;
}

TEST_CASE("a whole page that was turned into Markdown is read as a page") {
  const Release page =
      read("---\nauthor:\n  - \"[[Ida Holm]]\"\n---\n" + menu +
           "We use cookies to improve this site. By clicking Accept you agree to their storage.\n\n"
           "Search\n\n# The weir rises\n\nPublished 4 May 2023 | Views 1,204\n\n#### Share this "
           "article\n\n- [Facebook](https://f.example/)\n- [Mail](mailto:x)\n\n" +
           text +
           "\n### Related stories\n\n* [The old mill is sold](https://a.example/1)\n"
           "* [A crane for the port](https://a.example/2)\n* [Ferry sails](https://a.example/3)\n\n"
           "[Privacy](https://a.example/p) [Terms](https://a.example/t)\n");
  CHECK(page.title == "The weir rises");
  CHECK(page.issuer == "Ida Holm");
  CHECK(page.date == Date::from_ymd(2023, 5, 4));
  CHECK(page.body.starts_with("QUAYSIDE"));
  CHECK(page.body.ends_with("leads over the hill."));
}

TEST_CASE("links below a release do not make it a page") {
  const Release release = read("[Home](https://a.example/)\n\n# Weir\n\n" + text);
  CHECK(holds(release.body, "Home"));
  CHECK(holds(release.body, "leads over the hill."));
}

TEST_CASE("a page of Markdown without an article is read as it is") {
  CHECK(holds(read(menu + "# The weir\n\nIt rises in May.\n").body, "It rises in May."));
}

TEST_CASE("the head of a service that turns pages into Markdown is read") {
  const std::string head =
      "Title: The weir rises | Quayside Port\n\nURL Source: https://a.example/weir\n\n"
      "Published Time: 2023-05-04T08:00:00Z\n\nMarkdown Content:\n";
  for (const std::string name : {"a.md", "a.txt"}) {
    INFO(name);
    const Release article =
        read(std::string(head).append("## It helps barges\n\n").append(text), name);
    CHECK(article.title == "The weir rises | Quayside Port");
    CHECK(article.url == "https://a.example/weir");
    CHECK(article.date == Date::from_ymd(2023, 5, 4));
    CHECK(article.body.starts_with("It helps barges\nQUAYSIDE"));
    const Release page =
        read(std::string(head).append(menu).append("# The weir rises\n\n").append(text), name);
    CHECK(page.title == "The weir rises");
    CHECK(page.body.starts_with("QUAYSIDE"));
  }
}

TEST_CASE("a heading that is not the title of the front matter is kept") {
  const std::string matter = "---\ntitle: The weir rises\n---\n";
  CHECK(read(matter + "### For barges\n\n" + text).body.starts_with("For barges\nQUAYSIDE"));
  CHECK(read(matter + "# The weir rises\n\n" + text).body.starts_with("QUAYSIDE"));
}

TEST_CASE("Markdown in a field of a record is read") {
  const auto in_json = [](const std::string& markdown) {
    std::string escaped;
    for (const char c : markdown) escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
    return read(R"({"title": "The weir rises", "markdown": ")" + escaped + R"("})", "a.json");
  };
  CHECK(in_json(menu + "# The weir rises\n\n" + text).body.starts_with("QUAYSIDE"));
  const Release article = in_json("# The weir rises\n\nThe [port](https://a.example/) builds.\n");
  CHECK(article.body == "The port builds.");
  CHECK(in_json("# a * b\n\nFees* apply.\n").body == "# a * b\nFees* apply.");
}

TEST_CASE("Markdown becomes paragraphs") {
  const MarkdownText markdown = read_markdown(
      "# The *title* #\n\nOne line\ngoes on with a [link](https://x.example/a_(b) \"t\") and "
      "![picture](p.png).\n\n* item **one**\n* item_two_three\n\n> quoted\n\nUnder\n-----\n\n"
      "1\\. not a list &amp; `code`\n\n---\n\n[Original release](https://x.example/1)\n\n"
      "[![pic](p.png)](https://x.example/2)\n");
  CHECK(markdown.title == "The title");
  CHECK(markdown.body ==
        "One line goes on with a link and .\nitem one\nitem_two_three\nquoted\nUnder\n"
        "1. not a list & code");
  CHECK(markdown.url == "https://x.example/1");
  SECTION("a last section with words stays") {
    CHECK(read_markdown("# T\n\nA\n\n---\n\nAbout us\n").body == "A\nAbout us");
  }
  SECTION("marks that enclose nothing are text") {
    CHECK(read_markdown("A fee* and **_all_ of it**.\n\n*Per year.\n").body ==
          "A fee* and all of it.\n*Per year.");
    CHECK(read_markdown("2 * 3 and snake_case_name\n").body == "2 * 3 and snake_case_name");
  }
  SECTION("rows of tables are lines") {
    CHECK(read_markdown("| Lock | Feet |\n|---|--:|\n| **Mill** | 2 |\n").body ==
          "Lock Feet\nMill 2");
  }
  SECTION("a long heading may go on in a short line") {
    const std::string heading = "# The port authority of Quayside raises the old weir by two feet";
    CHECK(read_markdown(heading + "\nin June\n\nText.\n").title ==
          "The port authority of Quayside raises the old weir by two feet in June");
    CHECK(read_markdown(heading + "\nIt does.\n\nText.\n").body == "It does.\nText.");
    CHECK(read_markdown(heading + "\nin June\nText.\n").body == "in June Text.");
  }
  SECTION("what programs add to it is no text") {
    CHECK(read_markdown("::: {#main .text}\n## Locks {#locks .sub}\n\n{% include a.html %}\n\n"
                        "One [lock](https://a.example/){.link}.\n{: .center}\n:::\n\n"
                        "[pr]: https://a.example/\n")
              .body == "One lock.");
  }
}

TEST_CASE("the head of a note in Markdown is read") {
  const std::string rest = "The weir of Quayside rises by two feet in June, the port said.\n\n";
  for (const std::string& note :
       {"The weir rises\n\n13 May 2019\n\n" + rest, "13 May 2019\n\n# The weir rises\n\n" + rest,
        "# The weir rises\n\nPublished: 13 May 2019\nURL: https://a.example/1\nStatus: done\n\n" +
            rest}) {
    CAPTURE(note);
    const auto records = test::read_bytes("note.md", note);
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw->title == "The weir rises");
    CHECK(records[0].raw->date.find("13 May 2019") != std::string::npos);
    CHECK(records[0].raw->body + "\n\n" == rest);
  }
}

TEST_CASE("the fields that an application for notes writes below a text are no text") {
  const auto records = test::read_bytes(
      "note.md",
      "The weir rises\n\nIt rises by two feet.\n\nid: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\n"
      "parent_id: \nsource_url: https://a.example/1\ntype_: 1\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->title == "The weir rises");
  CHECK(records[0].raw->url == "https://a.example/1");
  CHECK(records[0].raw->body == "It rises by two feet.");
}

TEST_CASE("joined releases with front matter are parted") {
  const std::string one =
      "---\ntitle: \"The weir rises\"\ndate: 2023-05-04\ntags:\n  - weir\n---\n\n";
  const std::string two = "---\ntitle: The lock closes\ndate: 2023-05-05\n---\n\n";
  const auto records = test::read_bytes("a.md", one + text + "\n" + two + text);
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->title == "The weir rises");
  CHECK(records[1].raw->title == "The lock closes");
  CHECK(records[1].raw->date == "2023-05-05");
  SECTION("but rules and lists of facts in a text part nothing") {
    const auto read =
        test::read_bytes("a.md", one + text + "\n---\n\n" + text + "\n---\nNote: A\n---\n");
    CHECK(read.size() == 1);
  }
}

}  // namespace
}  // namespace dateline
