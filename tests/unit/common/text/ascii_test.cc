#include "common/text/ascii.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string_view>

using namespace dateline;

TEST_CASE("Each kind of white space holds what its format says", "[ascii]") {
  const auto all = [](bool (*is)(char), std::string_view text) {
    return std::all_of(text.begin(), text.end(), is);
  };
  const auto none = [](bool (*is)(char), std::string_view text) {
    return std::none_of(text.begin(), text.end(), is);
  };
  CHECK((all(is_space_or_tab, " \t") && none(is_space_or_tab, "\r\n\f\v")));
  CHECK((all(is_white_space, white_space) && none(is_white_space, "\f\v")));
  CHECK((all(is_html_space, " \t\r\n\f") && none(is_html_space, "\v")));
  CHECK(all(is_space, " \t\r\n\f\v"));
  CHECK(none(is_space, "\x1f\x85\xa0_"));
}

TEST_CASE("Bytes beyond ASCII are parts of words and have no case", "[ascii]") {
  CHECK((is_word_byte('\xC3') && is_letter_byte('\xC3')));
  CHECK((is_word_byte('7') && !is_letter_byte('7')));
  CHECK_FALSE(is_letter_or_digit('\xC3'));
  CHECK(lowered("ÀB-C") == "Àb-c");
  CHECK(lowered("THE HARBOUR OF ÅRHUS [A-Z]") == "the harbour of Århus [a-z]");
}

TEST_CASE("Names are compared without the case of their letters", "[ascii]") {
  CHECK(equals_ignoring_case("Content-Type", "content-TYPE"));
  CHECK_FALSE(equals_ignoring_case("Content", "Content-Type"));
  CHECK_FALSE(equals_ignoring_case("a[", "a{"));  // as far apart as letters of either case
}

TEST_CASE("Trimming drops only what the caller names, at the ends", "[ascii]") {
  CHECK(trimmed("\r\n a b\t") == "a b");
  CHECK(trimmed("\fa") == "\fa");
  CHECK(trimmed<is_html_space>("\fa\v") == "a\v");
  CHECK(trimmed<is_space>("\fa\v") == "a");
  CHECK(trimmed(" \n").empty());
}
