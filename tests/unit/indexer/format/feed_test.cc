#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("the link to the rest of a text in a feed is no text") {
  for (const auto* const link :
       {"<a href=\"/1\">Läs mer</a>", "<p><a href=\"/1\">続きを読む</a></p>"}) {
    const auto records =
        read_bytes("a.xml",
                   "<rss><channel><item><title>A</title><description>"
                   "<![CDATA[<p>It rises.</p>" +
                       std::string(link) + "]]></description></item></channel></rss>");
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw->body.find('1') == std::string::npos);
    CHECK(records[0].raw->body.starts_with("<p>It rises.</p>"));
  }
}

}  // namespace
}  // namespace dateline
