#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/format/xml_item.h"

namespace dateline {
namespace {

/// The first non-empty text.
std::string first_of(std::vector<std::string> texts) {
  for (std::string& text : texts) {
    if (!text.empty()) return std::move(text);
  }
  return {};
}

/// A moment in the basic format of ISO 8601, which NITF asks for, in the extended one:
/// "20230404T093000+0100" as "2023-04-04T09:30:00+0100". Other text as it is.
std::string extended(std::string date) {
  constexpr std::size_t date_size = 8;
  constexpr std::size_t moment_size = 15;
  const std::size_t digits = std::min(date.find_first_not_of("0123456789"), date.size());
  if (digits != date_size) return date;
  if (date.size() >= moment_size && date[date_size] == 'T') date.insert(13, ":").insert(11, ":");
  return date.insert(6, "-").insert(4, "-");
}

/// The name of who wrote an item, without the agency behind it (byttl).
std::string author_of(const XmlTree& nitf) {
  const XmlTree::Node byline = nitf.find(XmlTree::root, "byline");
  std::string person = nitf.text(nitf.find(byline, "person"));
  if (!person.empty()) return person;
  std::string all = nitf.text(byline);
  const std::string agency = nitf.text(nitf.find(byline, "byttl"));
  if (agency.size() < all.size() && all.ends_with(agency)) all.resize(all.size() - agency.size());
  return std::string(trimmed(all));
}

Result<bool> collect_nitf(const XmlTree& nitf, FieldCollector& collector) {
  const auto text = [&](std::string_view name) {
    return nitf.text(nitf.find(XmlTree::root, name));
  };
  const auto attribute = [&](std::string_view element, std::string_view name) {
    return nitf.attribute(nitf.find(XmlTree::root, element), name);
  };
  collector.set(RawField::id, {attribute("doc-id", "id-string")});
  collector.set(RawField::title, {first_of({text("hl1"), text("hedline"), text("title")})});
  collector.set(
      RawField::date,
      {extended(first_of({attribute("date.release", "norm"), attribute("date.issue", "norm"),
                          attribute("story.date", "norm"), text("story.date"),
                          attribute("pubdata", "date.publication")}))});
  collector.set(RawField::source, {first_of({text("distributor"), attribute("pubdata", "name")})});
  collector.set(RawField::issuer,
                {first_of({attribute("doc.copyright", "holder"), author_of(nitf)})});
  collector.set(RawField::place, {text("location")});
  collector.set(RawField::url, {attribute("pubdata", "ex-ref")});
  collector.set(RawField::language, {attribute("nitf", "lang")});
  std::vector<std::string> keywords;
  nitf.for_each(XmlTree::root, "keyword",
                [&](XmlTree::Node node) { keywords.push_back(nitf.attribute(node, "key")); });
  collector.set(RawField::channel, std::move(keywords));
  const XmlTree::Node content = nitf.find(XmlTree::root, "body.content");
  std::string subtitles;
  nitf.for_each(XmlTree::root, "hl2", [&](XmlTree::Node node) {
    subtitles.append("<p>").append(nitf.markup(node)).append("</p>");
  });
  collector.set(RawField::body, {subtitles.append(nitf.markup(content))});
  return true;  // the elements of its blocks are those of HTML
}

}  // namespace

bool Nitf::recognises(const Sample& sample) const {
  return has_root_element(sample.opening, "nitf");
}

Result<RawRelease> Nitf::parse(const Record& record) const {
  return read_xml_item(record, collect_nitf);
}

namespace {

constexpr std::array<std::string_view, 1> news_item_names{"newsItem"};

/// The human-readable name of a party or subject, else its code.
std::string party_name(const XmlTree& item, XmlTree::Node node) {
  std::string name = item.text(item.find(node, "name"));
  if (!name.empty()) return name;
  std::string literal = item.attribute(node, "literal");
  return literal.empty() ? item.attribute(node, "qcode") : literal;
}

/// The release inside inlineXML: the block content of NITF, the body of XHTML, or all of it.
std::string_view inline_content(const XmlTree& item, XmlTree::Node inline_xml) {
  for (const std::string_view name : {"body.content", "body"}) {
    const XmlTree::Node content = item.find(inline_xml, name);
    if (content != XmlTree::none) return item.markup(content);
  }
  return item.markup(inline_xml);
}

Result<bool> collect_news_item(const XmlTree& item, FieldCollector& collector) {
  const XmlTree::Node root = item.find(XmlTree::root, news_item_names[0]);
  const XmlTree::Node item_meta = item.find(root, "itemMeta");
  const XmlTree::Node content_meta = item.find(root, "contentMeta");
  collector.set(RawField::id, {item.attribute(root, "guid")});
  for (const std::string_view name : {"versionCreated", "firstCreated", "contentCreated"}) {
    collector.set(RawField::date, {item.text(item.find(root, name))});
  }
  const std::string headline = item.text(item.find(content_meta, "headline"));
  const std::string title = item.text(item.find(item_meta, "title"));
  collector.set(RawField::title, {headline.empty() ? title : headline});
  collector.set(RawField::source, {party_name(item, item.find(item_meta, "provider"))});
  collector.set(RawField::issuer, {party_name(item, item.find(content_meta, "creator"))});
  collector.set(RawField::place, {party_name(item, item.find(content_meta, "located"))});
  collector.set(RawField::language, {item.attribute(item.find(content_meta, "language"), "tag")});
  std::vector<std::string> subjects;
  item.for_each(content_meta, "subject",
                [&](XmlTree::Node node) { subjects.push_back(party_name(item, node)); });
  collector.set(RawField::channel, std::move(subjects));
  const XmlTree::Node inline_xml = item.find(root, "inlineXML");
  const bool markup = inline_xml != XmlTree::none;
  collector.set(RawField::body, {markup ? std::string(inline_content(item, inline_xml))
                                        : item.text(item.find(root, "inlineData"))});
  return markup;
}

}  // namespace

bool NewsMl::recognises(const Sample& sample) const {
  return has_root_element(sample.opening, "newsItem") ||
         has_root_element(sample.opening, "newsMessage");
}

Result<void> NewsMl::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  return split_elements(stream, limit, news_item_names, sink);
}

Result<RawRelease> NewsMl::parse(const Record& record) const {
  return read_xml_item(record, collect_news_item);
}

namespace {

constexpr std::array<std::string_view, 1> news_item_1_names{"NewsItem"};

/// The longest content of a news item; the others are captions and notes.
XmlTree::Node longest_content(const XmlTree& item) {
  XmlTree::Node longest = XmlTree::none;
  item.for_each(XmlTree::root, "DataContent", [&](XmlTree::Node node) {
    const bool longer =
        longest == XmlTree::none || item.markup(node).size() > item.markup(longest).size();
    if (longer) longest = node;
  });
  return longest;
}

Result<bool> collect_news_item_1(const XmlTree& item, FieldCollector& collector) {
  const auto text = [&](std::string_view name) {
    return item.text(item.find(XmlTree::root, name));
  };
  const auto formal_name = [&](std::string_view name) {
    const XmlTree::Node node = item.find(XmlTree::root, name);
    const XmlTree::Node party = item.find(node, "Party");
    return item.attribute(party == XmlTree::none ? node : party, "FormalName");
  };
  collector.set(RawField::id, {first_of({text("PublicIdentifier"), text("NewsItemId")})});
  collector.set(
      RawField::date,
      {extended(first_of({text("FirstCreated"), text("DateId"), text("ThisRevisionCreated")}))});
  collector.set(RawField::title, {first_of({text("HeadLine"), text("SlugLine")})});
  collector.set(RawField::source, {first_of({formal_name("Provider"), text("ProviderId")})});
  collector.set(RawField::issuer, {first_of({formal_name("Creator"), text("ByLine")})});
  const std::string place = text("DateLine");
  collector.set(RawField::place, {place.substr(0, place.find(','))});
  collector.set(RawField::language, {formal_name("Language")});
  std::vector<std::string> keywords;
  item.for_each(XmlTree::root, "KeywordLine",
                [&](XmlTree::Node node) { keywords.push_back(item.text(node)); });
  collector.set(RawField::channel, std::move(keywords));
  const XmlTree::Node content = longest_content(item);
  const bool markup = item.markup(content).find("</") != std::string_view::npos &&
                      item.markup(content).find("<![CDATA[") == std::string_view::npos;
  collector.set(RawField::body,
                {markup ? std::string(inline_content(item, content)) : item.text(content)});
  return markup;
}

}  // namespace

bool NewsMl1::recognises(const Sample& sample) const {
  return has_root_element(sample.opening, "NewsML");
}

Result<void> NewsMl1::split(BufferedStream& stream, std::size_t limit,
                            const SliceSink& sink) const {
  return split_elements(stream, limit, news_item_1_names, sink);
}

Result<RawRelease> NewsMl1::parse(const Record& record) const {
  return read_xml_item(record, collect_news_item_1);
}

namespace {

constexpr std::array<std::string_view, 1> reuters_item_names{"REUTERS"};

/// Joins lines of a fixed width: a paragraph starts with spaces or after an empty line.
std::string unwrapped(std::string_view text) {
  std::string out;
  bool begins = true;
  while (!text.empty()) {
    const std::string_view line = take_until(text, '\n');
    const std::string_view words = trimmed(line);
    begins = begins || words.empty() || line.front() == ' ';
    if (!words.empty()) {
      if (!out.empty()) out += begins ? '\n' : ' ';
      out += words;
      begins = false;
    }
  }
  return out;
}

}  // namespace

bool Reuters::recognises(const Sample& sample) const {
  return has_root_element(sample.opening, reuters_item_names[0]);
}

Result<void> Reuters::split(BufferedStream& stream, std::size_t limit,
                            const SliceSink& sink) const {
  return split_elements(stream, limit, reuters_item_names, sink);
}

Result<RawRelease> Reuters::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  const auto item_tree = XmlTree::parse(decoded.text, record.most_elements);
  if (!item_tree) return pass(item_tree);
  const XmlTree& item = *item_tree;
  const XmlTree::Node root = item.find(XmlTree::root, reuters_item_names[0]);
  const auto text = [&](std::string_view name) { return item.text(item.find(root, name)); };
  FieldCollector collector;
  collector.set(RawField::id, {item.attribute(root, "NEWID")});
  collector.set(RawField::title, {text("TITLE")});
  collector.set(RawField::date, {text("DATE")});
  collector.set(RawField::source, {"Reuters"});
  collector.set(RawField::place, {text("DATELINE")});
  std::vector<std::string> topics;
  item.for_each(item.find(root, "TOPICS"), "D",
                [&](XmlTree::Node node) { topics.push_back(item.text(node)); });
  collector.set(RawField::channel, std::move(topics));
  // A release marked UNPROC or BRIEF has no BODY: its text is directly in TEXT.
  const XmlTree::Node body = item.find(root, "BODY");
  collector.set(RawField::body,
                {unwrapped(body == XmlTree::none ? text("TEXT") : item.text(body))});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
