#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/reader/xml_tree.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

XmlTree parsed(std::string_view xml) {
  auto tree = XmlTree::parse(xml, Limits().elements);
  REQUIRE(tree);
  return *std::move(tree);
}

TEST_CASE("elements in one of the same name are part of it") {
  const XmlTree tree = parsed("<a><k>one <k>two</k></k><b><k>three</k></b></a>");
  std::vector<std::string> texts;
  tree.for_each(XmlTree::root, "k", [&](XmlTree::Node node) { texts.push_back(tree.text(node)); });
  CHECK(texts == std::vector<std::string>{"one two", "three"});
}

TEST_CASE("a lenient tree of XML") {
  const XmlTree tree = parsed(
      "<?xml version='1.0'?><!-- <x> --><a:root b=\"1 > 0\" c='&lt;'><p>One &amp; <b>two</b></p>"
      "<![CDATA[<raw>]]></stray><P>three<open>four</a:root>");
  const auto root = tree.find(XmlTree::root, "root");
  REQUIRE(root != XmlTree::none);
  CHECK(tree.attribute(root, "b") == "1 > 0");
  CHECK(tree.attribute(root, "C") == "<");
  CHECK(tree.attribute(root, "d").empty());
  CHECK(tree.text(tree.find(root, "p")) == "One & two");
  CHECK(tree.markup(tree.find(root, "p")) == "One &amp; <b>two</b>");
  CHECK(tree.text(root) == "One & two<raw>threefour");
  int children = 0;
  tree.for_each_child(root, [&](XmlTree::Node) { ++children; });
  CHECK(children == 2);
  CHECK(tree.text(XmlTree::none).empty());
  CHECK(tree.find(root, "root") == XmlTree::none);
}

TEST_CASE("100,000 open tags and a million attributes cost linear time") {
  std::string open;
  for (int i = 0; i < 100'000; ++i) open += "<d>";
  open += "x";
  CHECK(parsed(open).text(XmlTree::root) == "x");
  std::string attributes = "<a";
  for (int i = 0; i < 1'000'000; ++i) attributes += " b=''";
  attributes += " last='1'>";
  const XmlTree tree = parsed(attributes);
  CHECK(tree.attribute(tree.find(XmlTree::root, "a"), "last") == "1");
}

TEST_CASE("a tree of XML with too many elements or runs of text is refused") {
  std::string text;
  for (std::size_t i = 0; i < 49; ++i) text += "<a>x";
  CHECK(XmlTree::parse(text, 100));
  text += "<a>x";
  const auto tree = XmlTree::parse(text, 100);
  REQUIRE_FALSE(tree);
  CHECK(tree.error().message == "record with more than 100 elements");
}

TEST_CASE("RSS items are releases") {
  const auto records = read_bytes(
      "feed.xml",
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<rss version='2.0'><channel>"
      "<title>The W\xEFre</title><language>en-us</language>"
      "<item><title>One &amp; two</title><link>https://a.example/1</link><guid>g1</guid>"
      "<pubDate>Tue, 04 Apr 2023 09:30:00 "
      "+0100</pubDate><category>X</category><category>Y</category>"
      "<description>caf\xE9</description><content:encoded><![CDATA[<p>whole</item></p>]]>"
      "</content:encoded></item>\n<item><title>T2</title></item><item></item></channel></rss>");
  REQUIRE(records.size() == 3);
  const RawRelease& raw = *records[0].raw;
  CHECK(records[0].form == "feed");
  CHECK(raw.title == "One & two");
  CHECK(raw.url == "https://a.example/1");
  CHECK(raw.id == "g1");
  CHECK(raw.date == "Tue, 04 Apr 2023 09:30:00 +0100");
  CHECK(raw.channels == std::vector<std::string>{"X", "Y"});
  CHECK(raw.body == "<p>whole</item></p>");
  CHECK(raw.body_kind == BodyKind::html);
  CHECK(raw.source == "The Wïre");
  CHECK(raw.language == "en-us");
  CHECK(records[1].raw->title == "T2");
  CHECK_FALSE(records[2].raw);
}

TEST_CASE("the posts of a WordPress export are releases") {
  const auto item = [](const std::string& type, const std::string& published) {
    return "<item><title>Quay</title><pubDate>" + published +
           "</pubDate><content:encoded><![CDATA[Built <b>today</b>.\n\n[caption id=\"a\" "
           "width=\"3\"]"
           "<img src=\"q.jpg\"/> The quay[/caption]\n[gallery ids=\"1,2\"][sic] "
           "[caption]]></content:encoded>"
           "<wp:post_date>2018-04-07 10:00:00</wp:post_date><wp:post_type>" +
           type + "</wp:post_type></item>";
  };
  const std::string never = "Mon, 30 Nov -0001 00:00:00 +0000";
  const auto records = read_bytes("a.xml", "<rss><channel><title>Harbour</title>" +
                                               item("post", "Mon, 06 Mar 2017 10:00:00 +0000") +
                                               item("attachment", never) + item("page", never) +
                                               item("wp_block", never) + "</channel></rss>");
  REQUIRE(records.size() == 4);
  REQUIRE(records[0].raw);
  CHECK(records[0].raw->date == "Mon, 06 Mar 2017 10:00:00 +0000");
  CHECK(records[0].raw->body ==
        "Built <b>today</b>.\n\n<img src=\"q.jpg\"/> The quay\n[sic] [caption");
  REQUIRE_FALSE(records[1].raw);
  CHECK(records[1].raw.error().message ==
        "no post or page of WordPress; found the type attachment");
  REQUIRE(records[2].raw);
  CHECK(records[2].raw->date == "2018-04-07 10:00:00");
  CHECK_FALSE(records[3].raw);
}

TEST_CASE("a feed is known behind declarations, long comments and white space") {
  const std::string feed =
      "<rss><channel><item><title>A</title><description>One.</description></item></channel></rss>";
  for (const std::string& before : {
           std::string("<!DOCTYPE rss [<!ENTITY office \"Press [Office]\">\n<!ENTITY a \"b\">]>\n"),
           "<?xml version=\"1.0\"?>\n<!-- " + std::string(100'000, '-') + " -->\n",
           std::string(100'000, '\n'),
       }) {
    const auto records = read_bytes("a.txt", before + feed);
    REQUIRE(records.size() == 1);
    CHECK(records[0].form == "feed");
    CHECK(records[0].raw->title == "A");
  }
}

TEST_CASE("a million declarations and empty lines cost linear time") {
  std::string declarations;
  for (int i = 0; i < 1'000'000; ++i) declarations += "<!a>";
  CHECK(read_bytes("a.xml", declarations).size() == 1);
  CHECK(read_bytes("a.md", "---\ntitle: A\n" + std::string(1'000'000, '\n') + "x: y\n")[0].form ==
        "markdown");
}

TEST_CASE("Atom entries are releases") {
  const auto records = read_bytes(
      "feed",
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>T</title>"
      "<link rel='self' href='https://a.example/self'/><link href='https://a.example/1'/>"
      "<id>urn:1</id><updated>2023-05-01</updated><published>2023-04-01</published>"
      "<author><name>Ann</name><email>a@b</email></author>"
      "<content type='xhtml'><div><p>B &amp; C</p></div></content></entry></feed>");
  REQUIRE(records.size() == 1);
  const RawRelease& raw = *records[0].raw;
  CHECK(raw.url == "https://a.example/1");
  CHECK(raw.id == "urn:1");
  CHECK(raw.date == "2023-04-01");
  CHECK(raw.issuer == "Ann");
  CHECK(raw.body == "<div><p>B &amp; C</p></div>");
}

TEST_CASE("markup inside the elements of a feed is kept") {
  const std::string paragraphs = "<p>It rises.</p><p>We waited.</p>";
  for (const std::string& feed : {"<feed><entry><title>A</title><content type=\"text/xml\"><nitf>" +
                                      paragraphs + "</nitf></content></entry></feed>",
                                  "<rss><channel><item><title>A</title><description>" + paragraphs +
                                      "</description></item></channel></rss>"}) {
    const auto records = read_bytes("a.xml", feed);
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw->body.find(paragraphs) != std::string::npos);
    CHECK(records[0].raw->body_kind == BodyKind::html);
  }
}

TEST_CASE("authors of a feed are people, and of all its entries") {
  const auto atom =
      read_bytes("a.xml",
                 "<feed><author><name>Town Office</name></author><entry><title>A</title></entry>"
                 "<entry><title>B</title><author><name>Ida Holm</name></author></entry></feed>");
  REQUIRE(atom.size() == 2);
  CHECK(atom[0].raw->issuer == "Town Office");
  CHECK(atom[1].raw->issuer == "Ida Holm");
  const auto rss = read_bytes("a.xml",
                              "<rss><channel><item><title>A</title>"
                              "<author>press@a.example (Ida Holm)</author></item></channel></rss>");
  REQUIRE(rss.size() == 1);
  CHECK(rss[0].raw->issuer == "Ida Holm");
}

TEST_CASE("links of items are relative to xml:base, or to the link of the channel") {
  const auto atom =
      read_bytes("f.atom",
                 "<feed xml:base='https://a.example/news/'><title>F</title><link href='/'/>"
                 "<entry xml:base='2010/'><title>T</title><link href='weir.html'/></entry></feed>");
  REQUIRE(atom.size() == 1);
  CHECK(atom[0].raw->url == "https://a.example/news/2010/weir.html");
  const auto rss = read_bytes("f.rss",
                              "<rss><channel><title>F</title><link>https://a.example/</link>"
                              "<item><title>T</title><link>/weir</link></item>"
                              "<item><title>U</title><link>http://b.example/</link></item>"
                              "</channel></rss>");
  REQUIRE(rss.size() == 2);
  CHECK(rss[0].raw->url == "https://a.example/weir");
  CHECK(rss[0].raw->id == rss[0].raw->url);
  CHECK(rss[1].raw->url == "http://b.example/");
}

TEST_CASE("an item without an end is refused, or ends where the next one starts") {
  const auto cut = read_bytes("a.rss", "<rss><item><title>A</title></item><item><title>B</ti");
  REQUIRE(cut.size() == 2);
  CHECK(cut[1].raw.error().message == "unclosed element <item>");
  const auto unclosed =
      read_bytes("a.rss", "<rss><item><title>A</title><item><title>B</title></item>");
  REQUIRE(unclosed.size() == 2);
  CHECK(unclosed[0].raw->title == "A");
  CHECK(unclosed[1].raw->title == "B");
}

TEST_CASE("an item beyond the limit is refused and the next one read") {
  Limits limits;
  limits.record_bytes = 1000;
  const auto records = read_bytes("a.rss",
                                  "<rss><item><title>" + std::string(300'000, 'x') +
                                      "</title></item><item><title>B</title></item></rss>",
                                  limits);
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw.error().message == "element <item> is longer than 1000 bytes");
  CHECK(records[1].raw->title == "B");
}

TEST_CASE("Reuters SGML is read") {
  const auto records = read_bytes(
      "reut.sgm",
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n"
      "<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D><D>tin</D></TOPICS>\n<TEXT>&#2;\n"
      "<TITLE>A TITLE</TITLE>\n<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers went on\n"
      "through the week.\n    The dry period ended.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
      "<REUTERS NEWID=\"2\"><TEXT TYPE=\"BRIEF\"><TITLE>TWO</TITLE></TEXT></REUTERS>\n");
  REQUIRE(records.size() == 2);
  const RawRelease& raw = *records[0].raw;
  CHECK(raw.id == "1");
  CHECK(raw.title == "A TITLE");
  CHECK(raw.channels == std::vector<std::string>{"cocoa", "tin"});
  CHECK(raw.body.starts_with("Showers went on through the week.\nThe dry period ended."));
  CHECK(records[1].raw->title == "TWO");
}

TEST_CASE("NewsML 1 is read item by item") {
  const auto item = [](const std::string& facts, const std::string& title,
                       const std::string& text) {
    return "<NewsItem>" + facts + "<NewsComponent><NewsLines><HeadLine>" + title +
           "</HeadLine><DateLine>QUAY, March 14</DateLine></NewsLines><ContentItem><DataContent>" +
           text + "</DataContent></ContentItem></NewsComponent></NewsItem>";
  };
  const auto records = test::read_bytes(
      "a.xml",
      "<?xml version=\"1.0\"?><NewsML Version=\"1.2\"><NewsEnvelope><DateAndTime>20190505T000000Z"
      "</DateAndTime></NewsEnvelope>" +
          item("<NewsManagement><FirstCreated>20170314T093000+0100</FirstCreated></NewsManagement>",
               "The pier opens", "<html><body><p>The pier opened.</p></body></html>") +
          item("<Identification><NewsIdentifier><DateId>20170316</DateId></NewsIdentifier>"
               "</Identification>",
               "Kites", "The library lends kites.") +
          "</NewsML>");
  REQUIRE(records.size() == 2);
  CHECK(records[0].form == "newsml-1");
  CHECK(records[0].raw->title == "The pier opens");
  CHECK(records[0].raw->date == "2017-03-14T09:30:00+0100");
  CHECK(records[0].raw->place == "QUAY");
  CHECK(records[0].raw->body == "<p>The pier opened.</p>");
  CHECK(records[1].raw->date == "2017-03-16");
  CHECK(records[1].raw->body == "The library lends kites.");
}

TEST_CASE("NITF keeps the subheadline, and tells the author from the agency") {
  const auto records = read_bytes(
      "a.xml",
      "<nitf><body><body.head><hedline><hl1>Weir rises</hl1><hl2>Boats wait</hl2></hedline>"
      "<byline><person>Ida Holm</person><byttl>WNN</byttl></byline></body.head>"
      "<body.content><p>It rises.</p></body.content></body></nitf>");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->title == "Weir rises");
  CHECK(records[0].raw->issuer == "Ida Holm");
  CHECK(records[0].raw->body == "<p>Boats wait</p><p>It rises.</p>");
}

}  // namespace
}  // namespace dateline
