#include "indexer/html/tree.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/html/blocks.h"
#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

/// The tree as nested brackets: "p(#text)".
std::string outline(const Tree& tree) {
  std::string out;
  std::vector<NodeId> ends;
  for (NodeId id = 1; id < tree.size(); ++id) {
    while (!ends.empty() && ends.back() <= id) {
      out += ')';
      ends.pop_back();
    }
    if (!out.empty() && out.back() != '(') out += ' ';
    if (tree[id].tag == Tag::text) {
      out += tree[id].text;
      continue;
    }
    out += tree[id].tag == Tag::p ? "p" : tree[id].tag == Tag::li ? "li" : "e";
    if (tree[id].end == id + 1) continue;
    out += '(';
    ends.push_back(tree[id].end);
  }
  return out + std::string(ends.size(), ')');
}

std::string outline_of(std::string_view page) {
  return outline(*Tree::parse(page));
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST_CASE("elements without an end tag end where the standard says", "[html]") {
  CHECK(outline_of("<p>a<p>b") == "p(a) p(b)");
  CHECK(outline_of("<p>a<div>b</div>") == "p(a) e(b)");
  CHECK(outline_of("<ul><li>a<li>b<ul><li>c</ul></ul>") == "e(li(a) li(b e(li(c))))");
  CHECK(outline_of("<table><tr><td>a<td>b<tr><td>c</table>d") == "e(e(e(a) e(b)) e(e(c))) d");
  CHECK(outline_of("<p/>a<br/>b") == "p a e b");
}

TEST_CASE("end tags close only their own elements", "[html]") {
  CHECK(outline_of("<div>a</span></div>") == "e(a)");
  CHECK(outline_of("<div><table><tr><td>a</div>b</td></tr></table>c</div>") == "e(e(e(e(a b))) c)");
  CHECK(outline_of("<b><div>a</b>b</div>c") == "e(e(a b) c)");
}

TEST_CASE("raw text, comments and broken markup lose nothing else", "[html]") {
  CHECK(outline_of("<script>if (a<b) '</p>'</script>x") == "e(if (a<b) '</p>') x");
  CHECK(outline_of("a<!-- <p> -->b") == "a b");
  CHECK(outline_of("a<!-- never ended <p>b") == "a b");
  CHECK(outline_of("1 < 2 <3") == "1 < 2 <3");
  CHECK(outline_of("<p title='a>b' >c") == "p(c)");
  CHECK(outline_of("<p class=a") == "p");
}

TEST_CASE("attributes are read once each, quoted or not", "[html]") {
  const Tree tree = *Tree::parse("<a HREF=x/y class = \"b c\" class=d hidden data-x='1'>t</a>");
  CHECK(tree.attribute(1, AttributeName::href) == "x/y");
  CHECK(tree.attribute(1, AttributeName::class_name) == "b c");
  CHECK(tree.has_attribute(1, AttributeName::hidden));
  CHECK_FALSE(tree.has_attribute(1, AttributeName::id));
}

TEST_CASE("hostile markup has bounded depth", "[html]") {
  const std::string nested = repeated("<div>", 100'000) + "text";
  const Tree deep = *Tree::parse(nested);
  CHECK(deep.size() == 100'002);
  CHECK(deep.text(0) == "text");
  CHECK(Tree::parse(repeated("<i>", 50'000) + repeated("</b>", 50'000) + repeated("</p>", 50'000)));

  std::string attributes = "<p";
  for (int i = 0; i < 1'000'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  attributes += ">text";
  CHECK(Tree::parse(attributes)->text(0) == "text");
  CHECK(Tree::parse(repeated("<!--", 200'000)));
  CHECK(Tree::parse(repeated("<title>", 200'000)));

  CHECK(Tree::parse(repeated("<b>", 98), 100));
  CHECK_FALSE(Tree::parse(repeated("<b>", 101), 100));
}

TEST_CASE("text of a fragment keeps its paragraphs", "[html]") {
  CHECK(html_to_text("<p>One &amp; two.</p><p>Three<br>four<br><br>five</p>") ==
        "One & two.\nThree\nfour\nfive");
  CHECK(html_to_text("One <b>two</b>.\n\nThree\n \r\nfour\nfive") == "One two.\nThree\nfour five");
  CHECK(html_to_text("<p>One\n\ntwo</p><pre>a\n\nb</pre>\n\nthree\n\nfour") ==
        "One two\na\nb\nthree\nfour");
  CHECK(html_to_text("plain  text\nin two lines") == "plain text in two lines");
  CHECK(html_to_text("a&nbsp;b &#8220;c&#x201D; &#150; d&shy;e &unknown; &") ==
        "a b \u201Cc\u201D \u2013 de &unknown; &");
  CHECK(html_to_text("<style>p{}</style><ul><li>one<li>two</ul><script>x</script>") == "one\ntwo");
  CHECK(html_to_text("<table><tr><td>a<td>b<tr><td>c</table>") == "a | b\nc");
  CHECK(html_to_text("<pre>one\ntwo\n\nthree</pre>") == "one\ntwo\nthree");
  CHECK(html_to_text("").empty());
}

TEST_CASE("blocks count words, letters and links", "[html]") {
  const Tree tree = *Tree::parse("<p>Two words, <a href=x>one link</a>.</p><p>図書館が開く。</p>");
  const Blocks blocks = Blocks::collect(tree, 0);
  REQUIRE(blocks.all().size() == 2);
  const Block& first = blocks.all()[0];
  CHECK(first.words == 4);
  CHECK(first.letters == 17);
  CHECK(first.link_letters == 7);
  CHECK(first.ends_sentence);
  CHECK(blocks.all()[1].words >= 3);
  CHECK(blocks.all()[1].ends_sentence);
}

}  // namespace
}  // namespace dateline::html
