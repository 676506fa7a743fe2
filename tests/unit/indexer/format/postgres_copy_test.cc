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

TEST_CASE("other dumps of a database are refused") {
  const auto records = read_bytes("a.sql", "COPY users (id, name) FROM stdin;\n1\tIda\n\\.\n");
  CHECK((records.empty() || !records[0].raw));
}

}  // namespace
}  // namespace dateline
