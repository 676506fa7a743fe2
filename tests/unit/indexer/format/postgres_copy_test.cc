#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("the rows that PostgreSQL copies of a table are releases") {
  const auto records =
      read_bytes("a.sql",
                 "SET client_encoding = 'UTF8';\n"
                 "COPY public.users (id, name, mail) FROM stdin;\n"
                 "1\tIda Holm\tida@a.example\n\\.\n"
                 "COPY public.releases (id, \"title\", published, body) FROM stdin;\n"
                 "7\t\"Quay\" opens\t2021-03-09\tIt opens.\\nIt\\trains\\\\.\n"
                 "8\tQuay closes\t\\N\tIt closes.\n\\.\n\nSELECT 1;\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].form == "postgres-copy");
  CHECK(records[0].raw->id == "7");
  CHECK(records[0].raw->title == "\"Quay\" opens");
  CHECK(records[0].raw->date == "2021-03-09");
  CHECK(records[0].raw->body == "It opens.\nIt\trains\\.");
  CHECK(records[1].raw->title == "Quay closes");
  CHECK(records[1].raw->date.empty());
}

TEST_CASE("a dump without releases is refused, whatever the name of the file") {
  for (const auto* const begin : {"", "--\n-- PostgreSQL database dump\n--\nSET x = 1;\n"}) {
    const auto records =
        read_bytes("a.txt", std::string(begin) +
                                "COPY releases (id, title, day, wording) FROM stdin;\n"
                                "1\tQuay opens\t2021-03-09\tIt opens.\n\\.\n");
    REQUIRE(records.size() == 1);
    CHECK(!records[0].raw);
    CHECK(records[0].raw.error().message.starts_with("an SQL dump"));
  }
}

}  // namespace
}  // namespace dateline
