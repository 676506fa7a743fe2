#include "indexer/format/reuters.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/format/charset.h"
#include "indexer/format/element_splitter.h"
#include "indexer/format/field_collector.h"
#include "indexer/format/xml_tree.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 1> reuters_item_names{"REUTERS"};

/// Joins lines of a fixed width: a paragraph starts with spaces or after an empty line.
std::string unwrapped(std::string_view text) {
  std::string out;
  bool begins = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::string_view words = trimmed(line);
    begins = begins || words.empty() || line.front() == ' ';
    if (!words.empty()) {
      if (!out.empty()) out += begins ? '\n' : ' ';
      out += words;
      begins = false;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

bool Reuters::recognises(const Sample& sample) const {
  return has_root_element(sample.bytes, reuters_item_names[0]);
}

Result<void> Reuters::split(BufferedStream& stream, std::size_t limit,
                            const SliceSink& sink) const {
  return split_elements(stream, limit, reuters_item_names, sink);
}

Result<RawRelease> Reuters::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  const XmlTree item(decoded.text);
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
