#include "indexer/reader/url.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("relative URLs are resolved against their base") {
  const auto resolved = [](std::string_view reference) {
    return resolve_url("https://a.example/news/2010/list.html?page=2#top", reference);
  };
  CHECK(resolved("weir.html") == "https://a.example/news/2010/weir.html");
  CHECK(resolved("./weir.html?a=b/c#d") == "https://a.example/news/2010/weir.html?a=b/c#d");
  CHECK(resolved("../weir") == "https://a.example/news/weir");
  CHECK(resolved("../../../weir") == "https://a.example/weir");
  CHECK(resolved("..") == "https://a.example/news/");
  CHECK(resolved("/weir") == "https://a.example/weir");
  CHECK(resolved("?id=3") == "https://a.example/news/2010/list.html?id=3");
  CHECK(resolved("#weir") == "https://a.example/news/2010/list.html?page=2#weir");
  CHECK(resolved("//b.example/weir") == "https://b.example/weir");
  CHECK(resolved("http://b.example/a/../b") == "http://b.example/a/../b");
  CHECK(resolved("urn:x:1") == "urn:x:1");
  CHECK(resolve_url("https://a.example", "weir") == "https://a.example/weir");
  CHECK(resolved("") == "https://a.example/news/2010/list.html?page=2");
  CHECK(resolve_url("", "weir") == "weir");
  CHECK(resolve_url("/no/scheme", "weir") == "weir");
}

TEST_CASE("the address of a page is told from that of its capture", "[url]") {
  const auto is = [](std::string_view url, std::string_view own, std::string_view captured) {
    const ArchivedUrl archived = archived_url(url);
    return archived.url == own && archived.captured == captured;
  };
  CHECK(is("https://web.archive.org/web/20190305090000/https://quay.example/1?a=b",
           "https://quay.example/1?a=b", "20190305090000"));
  CHECK(is("http://web.archive.org/web/20190305090000if_/http://quay.example/",
           "http://quay.example/", "20190305090000"));
  CHECK(is("https://records.example/gov/20190305090000/https://quay.example/1",
           "https://quay.example/1", "20190305090000"));
  for (const std::string_view own :
       {"https://quay.example/20190305090000/1", "https://quay.example/go/https://pier.example/1",
        "https://quay.example/20190305/http-servers", ""}) {
    CHECK(is(own, own, ""));
  }
}

}  // namespace
}  // namespace dateline
