#include "indexer/reader/empty_page.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("markup without a text is told from a text") {
  CHECK(is_empty_markup("<html>"));
  CHECK(
      is_empty_markup("<!doctype html><html><head><title>Weir</title><style>p{}</style></head>"
                      "<body><div id=root></div><script src=a.js></script></body></html>"));
  CHECK(is_empty_markup("<div><noscript>You need to enable JavaScript.</noscript></div>"));
  CHECK(is_empty_markup("<div><!-- the weir --></div>\n<script>run(\"weir\")</script>"));
  CHECK_FALSE(is_empty_markup("<div><p>The weir rises.</p></div>"));
  CHECK_FALSE(is_empty_markup("<noscript><p>The weir rises.</p></noscript>"));
  CHECK_FALSE(is_empty_markup("<3 the weir"));
  CHECK_FALSE(is_empty_markup("The weir rises."));
  std::string text = "The weir rises by two feet in May.";
  while (text.size() < 300) text += " It will be a hand higher than the old one was.";
  CHECK_FALSE(is_empty_markup("<html><script>{\"articleBody\": \"" + text + "\"}</script></html>"));
}

}  // namespace
}  // namespace dateline
