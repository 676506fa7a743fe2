#include "query/serve/web_request.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("a target is a path and parameters", "[serve]") {
  const auto request =
      WebRequest::parse("/release/http%3A%2F%2Fa%2Fb/raw?q=tram+line&q=x%26y&e=#z");
  REQUIRE(request);
  CHECK(request->path == std::vector<std::string>{"release", "http://a/b", "raw"});
  CHECK(request->text("q") == "x&y");
  CHECK(request->text("e").empty());
  CHECK(request->text("none").empty());
  CHECK(WebRequest::parse("/")->path.empty());
  for (const char* wrong : {"", "release", "http://a/", "/%", "/%zz", "/?q=%4", "/?%=1"}) {
    CHECK_FALSE(WebRequest::parse(wrong));
  }
  CHECK_FALSE(WebRequest::parse("/?q=" + std::string(9000, 'a')));
}

TEST_CASE("an address survives any text", "[serve]") {
  const std::string text = "a b&c=d/é\"<>?#%+";
  const auto request =
      WebRequest::parse(url_of("/release/" + url_text(text), {{"q", text}, {"none", ""}}));
  REQUIRE(request);
  CHECK(request->path == std::vector<std::string>{"release", text});
  CHECK(request->text("q") == text);
  CHECK(request->parameters.size() == 1);
}

TEST_CASE("only the server's own names are its hosts", "[serve]") {
  for (const char* own :
       {"localhost", "127.0.0.1:8080", "[::1]:80", "LOCALHOST:1", "News.Example"}) {
    CHECK(is_own_host(own, {"news.example"}));
  }
  for (const char* other :
       {"", "evil.example", "127.0.0.1.evil.example", "localhost.evil", "[::2]"}) {
    CHECK_FALSE(is_own_host(other, {"news.example"}));
  }
  CHECK(is_own_host("[fd00::1]:8080", {"fd00::1"}));
  CHECK(is_own_host("[FD00::1]", {"[fd00::1]"}));
}
