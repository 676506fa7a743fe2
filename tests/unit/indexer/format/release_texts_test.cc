#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

const std::string prose =
    "The harbour board of Wexcombe has decided to rebuild the northern quay in the summer.\n"
    "The work will cost four million and is paid for by the town and by those who moor there.\n\n"
    "A ramp for the ferry will be part of it, as fishermen and the town had wished for years.\n"
    "Boats can moor at the southern quay as long as the work goes on, the board said.\n";

std::string titled(const std::string& title, const std::string& date) {
  return title + "\n" + date + "\n\n" + prose + "\n";
}

TEST_CASE("releases without datelines are parted by rules, page breaks and marks") {
  for (const std::string& mark :
       {std::string(40, '='), std::string(60, '-'), std::string(30, '*'), std::string(72, '_'),
        std::string(25, '~'), std::string("\f"), std::string("==> quay.txt <=="),
        std::string("----- END RELEASE -----\n\n----- BEGIN RELEASE quay -----")}) {
    CAPTURE(mark);
    const auto records = read_bytes(
        "dump.txt", fmt::format("{}{}\n\n{}{}\n{}", titled("Ferry to Run Again", "May 3, 2021"),
                                mark, titled("Le quai sera reconstruit", "9 juin 2021"), mark,
                                titled("수문을 높인다", "2021.06.10.")));
    REQUIRE(records.size() == 3);
    CHECK(records[0].form == "release-texts");
    CHECK(records[0].raw->body.starts_with("Ferry"));
    CHECK(records[0].raw->body.ends_with("board said.\n"));
    CHECK(records[1].raw->body.starts_with("Le quai"));
    CHECK(records[2].raw->body.starts_with("수문을"));
  }
}

TEST_CASE("a long title stays apart from the date below it") {
  const std::string title =
      "Quay of Wexcombe to Be Rebuilt in the Summer with a Ramp for the Ferry";
  const auto records =
      read_bytes("dump.txt", titled("Ferry to Run Again", "May 3, 2021") + std::string(40, '=') +
                                 "\n\n" + titled(title, "June 9, 2021"));
  REQUIRE(records.size() == 2);
  CHECK(records[1].raw->body.starts_with(title + "\n"));
}

TEST_CASE("numbered releases are parted") {
  const auto records = read_bytes(
      "dump.txt", titled("[1/2] Ferry to Run Again", "(Harbour board, May 3, 2021)") +
                      titled("[2/2] Quay to Be Rebuilt", "(Harbour board, June 9, 2021)"));
  REQUIRE(records.size() == 2);
  CHECK(records[1].raw->body.find("Quay to Be") < 2);
}

TEST_CASE("a rule within a release parts nothing") {
  const std::string rule = "----------------------------------------\n";
  const std::string ferry = titled("Ferry to Run Again", "May 3, 2021");
  for (const std::string& rest :
       {fmt::format("{}\n{}", rule, prose),
        fmt::format("{}\nOther news\nMay 2, 2021\nQuay to Be Rebuilt\nMay 1, 2021\n", rule),
        fmt::format("Dates of the ferry\n{}\nThe Ferry in May\nMay 9, 2021\n\n{}", rule, prose),
        rule + "\nQuay to Be Rebuilt\nMay 1, 2021\n\nThe northern quay of the town is old, the "
               "board of the harbour has found.\n"}) {
    CAPTURE(rest);
    CHECK(read_bytes("dump.txt", ferry + rest).size() == 1);
  }
}

TEST_CASE("an end mark parts releases that begin with a title and a date, but not notes") {
  for (const auto* const mark : {"###", "*****", "* * *"}) {
    CAPTURE(mark);
    const std::string end = std::string(mark) + "\n\n";
    const auto first = titled("Ferry to Run Again", "May 3, 2021") + end;
    CHECK(read_bytes("a.txt",
                     fmt::format("{}{}{}{}", first, titled("Quay to Be Rebuilt", "9 June 2021"),
                                 end, titled("Ramp to Open", "10 June 2021")))
              .size() == 3);
    const auto notes = read_bytes(
        "b.txt", fmt::format("{}Notes on the ferry\nIt runs from 9 June 2021\n\n{}", first, prose));
    CHECK(notes.size() == 1);
  }
}

}  // namespace
}  // namespace dateline
