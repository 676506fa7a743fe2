#include "indexer/format/forms.h"

#include <array>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/xml_tree.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 2> feed_item_names{"item", "entry"};

/// Atom has XHTML inside the element itself; everything else is text.
std::string content_of(const XmlTree& item, XmlTree::Node node) {
  const bool markup = equals_ignoring_case(item.attribute(node, "type"), "xhtml");
  return markup ? std::string(item.markup(node)) : item.text(node);
}

/// The value of an element of an item: its text, or an attribute in Atom.
std::string value_of(const XmlTree& item, XmlTree::Node node) {
  const std::string_view name = item.name(node);
  if (equals_ignoring_case(name, "category")) {
    const std::string label = item.attribute(node, "label");
    const std::string term = label.empty() ? item.attribute(node, "term") : label;
    return term.empty() ? item.text(node) : term;
  }
  if (equals_ignoring_case(name, "author")) {
    const XmlTree::Node person = item.find(node, "name");
    return item.text(person == XmlTree::none ? node : person);
  }
  if (equals_ignoring_case(name, "source")) {
    const XmlTree::Node title = item.find(node, "title");
    return item.text(title == XmlTree::none ? node : title);
  }
  return content_of(item, node);
}

/// URL of the page: of the several links in Atom, the alternate one.
std::string link_of(const XmlTree& item, XmlTree::Node node) {
  const std::string address = item.attribute(node, "href");
  if (address.empty()) return item.text(node);
  const std::string relation = item.attribute(node, "rel");
  return relation.empty() || equals_ignoring_case(relation, "alternate") ? address : std::string();
}

void collect_item(const XmlTree& item, FieldCollector& collector) {
  std::vector<std::string> categories;
  item.for_each_child(item.find(XmlTree::root, feed_item_names[0]) != XmlTree::none
                          ? item.find(XmlTree::root, feed_item_names[0])
                          : item.find(XmlTree::root, feed_item_names[1]),
                      [&](XmlTree::Node node) {
                        const std::string_view name = item.name(node);
                        if (equals_ignoring_case(name, "link")) {
                          collector.offer(name, {link_of(item, node)});
                        } else if (equals_ignoring_case(name, "category") ||
                                   equals_ignoring_case(name, "subject")) {
                          categories.push_back(value_of(item, node));
                        } else {
                          collector.offer(name, {value_of(item, node)});
                        }
                      });
  collector.offer("category", std::move(categories));
}

}  // namespace

bool Feed::recognises(const Sample& sample) const {
  return has_root_element(sample.bytes, "rss") || has_root_element(sample.bytes, "feed") ||
         has_root_element(sample.bytes, "RDF");
}

Result<void> Feed::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  return split_elements(stream, limit, feed_item_names, sink);
}

Result<RawRelease> Feed::parse(const Record& record) const {
  const std::string_view head = record.context ? std::string_view(*record.context) : "";
  // The charset declaration is in the head, for all items.
  const DecodedText decoded = decode_part(record.bytes, head, record.hints);
  const auto item_tree = XmlTree::parse(decoded.text);
  if (!item_tree) return pass(item_tree);
  const XmlTree& item = *item_tree;
  FieldCollector collector;
  collect_item(item, collector);
  if (!collector.has_text()) return fail(ErrorKind::input, "item without title and text");
  RawRelease raw = std::move(collector).release();
  raw.undecodable = decoded.undecodable;
  const std::string feed = decode_part(head, head, record.hints).text;
  const auto channel_tree = XmlTree::parse(feed);
  if (!channel_tree) return pass(channel_tree);
  const XmlTree& channel = *channel_tree;
  if (raw.source.empty())
    raw.source = normalise(channel.text(channel.find(XmlTree::root, "title")));
  if (raw.language.empty()) raw.language = channel.text(channel.find(XmlTree::root, "language"));
  return raw;
}

}  // namespace dateline
