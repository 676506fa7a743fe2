#include "indexer/charset/entities.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <cstdint>
#include <string>

#include "common/text/table_rows.h"
#include "indexer/charset/html5_entities_table.h"

namespace dateline::html {
namespace {

std::string in_text(std::string_view raw) {
  return decode_entities(raw, Place::text);
}

std::string in_attribute(std::string_view raw) {
  return decode_entities(raw, Place::attribute);
}

std::string characters(std::string_view codes) {
  std::string out;
  while (!codes.empty()) {
    const auto code = take_until(codes, ' ');
    std::uint32_t number = 0;
    std::from_chars(code.data(), code.data() + code.size(), number, 16);
    append_code_point(out, number);
  }
  return out;
}

TEST_CASE("every name of the HTML Standard is decoded", "[html]") {
  std::size_t names = 0;
  for (const auto& [name, codes] : table_rows<2>(html5_entities_table)) {
    CAPTURE(name);
    const std::string written = "&" + std::string(name);
    CHECK(in_text("a" + written + " b") == "a" + characters(codes) + " b");
    CHECK(in_attribute(written) == characters(codes));
    CHECK(leading_reference(written, Place::text)->closed == name.ends_with(';'));
    ++names;
  }
  CHECK(names == 2231);
}

TEST_CASE("names mean what the HTML Standard says", "[html]") {
  CHECK(in_text("&lt;&gt;&amp;&quot;&apos;") == "<>&\"'");
  CHECK(in_text("&hellip;&rsquo;&Omega;&omega;") == "\u2026\u2019\u03A9\u03C9");
  CHECK(in_text("&Ccaron;&zwnj;&check;&Afr;") == "\u010C\u200C\u2713\U0001D504");
  CHECK(in_text("&NotEqualTilde;&fjlig;") == "\u2242\u0338fj");
  CHECK(in_text("&CounterClockwiseContourIntegral;") == "\u2233");
}

TEST_CASE("some names may end without a semicolon", "[html]") {
  CHECK(in_text("&copy 2021, caf&eacute &AMP &Aacute") == "\u00A9 2021, caf\u00E9 & \u00C1");
  CHECK(in_text("&hellip &rsquo &apos") == "&hellip &rsquo &apos");
}

TEST_CASE("of several names in a text the longest counts", "[html]") {
  CHECK(in_text("I'm &notit; I tell you") == "I'm \u00ACit; I tell you");
  CHECK(in_text("I'm &notin; I tell you") == "I'm \u2209 I tell you");
  CHECK(in_text("&notin I tell you") == "\u00ACin I tell you");
  CHECK(in_text("&timesb;&timesx;&times;") == "\u22A0\u00D7x;\u00D7");
  CHECK(in_text("&ampamp;") == "&amp;");
}

TEST_CASE("in an attribute a name without a semicolon must end there", "[html]") {
  CHECK(in_attribute("?a=1&copy=2&lang=en&region=3") == "?a=1&copy=2&lang=en&region=3");
  CHECK(in_attribute("&notit; &reg1 &copyX") == "&notit; &reg1 &copyX");
  CHECK(in_attribute("&copy 2021 &reg, &amp") == "\u00A9 2021 \u00AE, &");
  CHECK(in_attribute("a=1&amp;b=2&notin;=") == "a=1&b=2\u2209=");
}

TEST_CASE("what is no reference is kept as it stands", "[html]") {
  CHECK(in_text("R&D & AT&T; &unknown; &;&") == "R&D & AT&T; &unknown; &;&");
  CHECK(in_text("&# &#; &#x; &#xg &#-1;") == "&# &#; &#x; &#xg &#-1;");
  CHECK(in_text("&EACUTE; &Hellip;") == "&EACUTE; &Hellip;");
}

TEST_CASE("numbers are decimal or hexadecimal and may end without a semicolon", "[html]") {
  CHECK(in_text("&#8217;&#x2019;&#X1f600;") == "\u2019\u2019\U0001F600");
  CHECK(in_text("Ann&#39s &#x41g") == "Ann's Ag");
  CHECK(in_attribute("&#65=&#66b") == "A=Bb");
  CHECK(in_text("&#0000000000000065;") == "A");
  CHECK(leading_reference("&#65;", Place::text)->size == 5);
  CHECK_FALSE(leading_reference("&#65", Place::text)->closed);
}

TEST_CASE("numbers of control characters are read as windows-1252", "[html]") {
  CHECK(in_text("&#128;&#146;&#x96;&#159;") == "\u20AC\u2019\u2013\u0178");
  CHECK(in_text("a&#129;b&#1;c&#127;d") == "abcd");
  CHECK(in_text("&#160;&#255;") == "\u00A0\u00FF");
}

TEST_CASE("numbers of no character become the replacement character", "[html]") {
  CHECK(in_text("&#0;") == "\uFFFD");
  CHECK(in_text("&#xD800;&#xDFFF;&#xD7FF;&#xE000;") == "\uFFFD\uFFFD\uD7FF\uE000");
  CHECK(in_text("&#x10FFFF;&#x110000;") == "\U0010FFFF\uFFFD");
  CHECK(in_text("&#4294967361;&#99999999999999999999;x") == "\uFFFD\uFFFDx");
}

}  // namespace
}  // namespace dateline::html
