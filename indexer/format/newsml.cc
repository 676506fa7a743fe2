#include "indexer/format/newsml.h"

#include <array>
#include <utility>
#include <vector>

#include "indexer/format/charset.h"
#include "indexer/format/element_splitter.h"
#include "indexer/format/field_collector.h"
#include "indexer/format/xml_tree.h"

namespace dateline {
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

}  // namespace

bool NewsMl::recognises(const Sample& sample) const {
  return has_root_element(sample.bytes, "newsItem") ||
         has_root_element(sample.bytes, "newsMessage");
}

Result<void> NewsMl::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  return split_elements(stream, limit, news_item_names, sink);
}

Result<RawRelease> NewsMl::parse(const Record& record) const {
  const std::string_view head = record.context ? std::string_view(*record.context) : "";
  const DecodedText decoded = decode_part(record.bytes, head, record.hints);
  const XmlTree item(decoded.text);
  const XmlTree::Node root = item.find(XmlTree::root, news_item_names[0]);
  const XmlTree::Node item_meta = item.find(root, "itemMeta");
  const XmlTree::Node content_meta = item.find(root, "contentMeta");
  FieldCollector collector;
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
  if (!collector.has_text()) return fail(ErrorKind::input, "no headline and no text");
  RawRelease raw = std::move(collector).release();
  if (markup) raw.body_kind = BodyKind::html;
  raw.undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
