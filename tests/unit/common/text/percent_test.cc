#include "common/text/percent.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("percent-encoding keeps what a URL may contain") {
  CHECK(percent_encoded("a-b_c.d~9", stays_in_url) == "a-b_c.d~9");
  CHECK(percent_encoded("50 % é/", stays_in_url) == "50%20%25%20%C3%A9%2F");
}

TEST_CASE("percent-decoding reverses it") {
  CHECK(percent_decoded("50%20%25%20%C3%a9%2F") == "50 % é/");
  CHECK(percent_decoded("") == "");
}

TEST_CASE("a percent sign without two digits cannot be decoded") {
  for (const char* text : {"%", "50%", "%4", "%g1", "%+1", "% 1"}) {
    INFO(text);
    CHECK_FALSE(percent_decoded(text));
  }
}
