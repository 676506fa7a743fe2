#include "indexer/format/page_in_field.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("a whole page in a field is read as a page") {
  const std::string sentence =
      "The weir at Tannick rises in May, as the town has wished for years. ";
  const std::string paragraph = "<p>" + sentence + sentence + sentence + "</p>";
  const std::string page =
      "<!DOCTYPE html><html><head><title>Weir rises | Gazette</title>"
      "<meta property='article:published_time' content='2017-03-14T09:30:00Z'></head><body>"
      "<ul class=menu><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul><h1>Weir "
      "rises</h1>" +
      paragraph + paragraph + "</body></html>";
  for (const RawRelease& raw :
       {*read_bytes("a.json",
                    R"({"url": "https://a.example/1", "crawl_date": "2019-05-05", "html": ")" +
                        page + "\"}")
             .at(0)
             .raw,
        *read_bytes("a.csv", "url,html\nhttps://a.example/1,\"" + page + "\"\n").at(0).raw}) {
    CHECK(raw.title == "Weir rises");
    CHECK(raw.date == "2017-03-14T09:30:00Z");
    CHECK(raw.body.starts_with("The weir at Tannick"));
    CHECK(raw.body_kind == BodyKind::text);
    CHECK(raw.cut_from_page);
  }
}

}  // namespace
}  // namespace dateline
