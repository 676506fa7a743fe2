#include "common/schema/keyword.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("keywords are compared ignoring case and spaces") {
  CHECK(boolean_term(field(FieldId::source), " Quay  News\n") == "XSOURCEquay news");
  CHECK(boolean_term(field(FieldId::source), " \t").empty());
}

TEST_CASE("the term of an exact field is short, whatever its content") {
  const Field& file = field(FieldId::file);
  const std::string term = boolean_term(file, "/archive/2021/a.txt");
  CHECK(term.size() == 12);
  CHECK(term.starts_with("P"));
  CHECK(boolean_term(file, std::string(1000, 'a')).size() == 12);
  CHECK(boolean_term(file, "/archive/2021/A.txt") != term);
  CHECK(boolean_term(file, "/archive/2021/a.txt") == term);
  CHECK(boolean_term(field(FieldId::id), "/archive/2021/a.txt") == "Q" + term.substr(1));
  CHECK(boolean_term(file, "").empty());
}

TEST_CASE("the host of a URL") {
  CHECK(host_of_url("https://www.Quay.example/a?b") == "quay.example");
  CHECK(host_of_url("ftp://me@quay.example:21") == "quay.example");
  CHECK(host_of_url("quay.example/a").empty());
  for (const char* host : {"quay.example", "www.Quay.example", "https://www.quay.example:80/a"}) {
    CHECK(host_keyword(host) == "quay.example");
  }
}
