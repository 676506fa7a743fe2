#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/source/container.h"
#include "common/text/ascii.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/format/xml_item.h"
#include "indexer/reader/field_names.h"

namespace dateline {
namespace {

constexpr std::size_t sample_size = std::size_t{64} << 10;
constexpr std::size_t shortest_text = 100;  ///< bytes of a text that tells a record
constexpr std::size_t most_fields = 256;    ///< with names of their own, of a record

/// The name of a field: that in the attribute "name" (<field name="title">), else of the element.
std::string name_of_field(const XmlTree& tree, XmlTree::Node node) {
  std::string name = tree.attribute(node, "name");
  return name.empty() ? std::string(tree.name(node)) : name;
}

/// What the children of an element are.
struct Children {
  bool title = false;
  bool date = false;
  bool body = false;  ///< rather than a summary
  bool text = false;  ///< body or summary
};

Children children_of(const XmlTree& tree, XmlTree::Node node) {
  Children children;
  tree.for_each_child(node, [&](XmlTree::Node child) {
    const auto match = match_field(name_of_field(tree, child));
    if (!match) return;
    const bool text = match->field == RawField::body && tree.markup(child).size() >= shortest_text;
    children.title = children.title || match->field == RawField::title;
    children.date = children.date || match->field == RawField::date;
    children.text = children.text || text;
    children.body = children.body || (text && match->rank < summary_rank);
  });
  return children;
}

/// Finds the name of the elements that are records: they have a title, and a body or a date and a
/// summary, and stand in another element. Names in the order of the document.
void find_records(const XmlTree& tree, XmlTree::Node above, std::size_t depth,
                  std::vector<std::string>& names) {
  constexpr std::size_t deepest = 6;
  if (depth == deepest) return;
  tree.for_each_child(above, [&](XmlTree::Node node) {
    const Children children = children_of(tree, node);
    if (depth > 0 && children.title && (children.body || (children.text && children.date))) {
      names.emplace_back(tree.name(node));
    } else {
      find_records(tree, node, depth + 1, names);
    }
  });
}

/// The name of the elements that are records in a sample of XML. Empty if there are none.
std::string record_name(std::string_view sample) {
  const std::string_view markup = behind_prolog(trimmed(sample.substr(0, sample_size)));
  if (!markup.starts_with('<')) return {};
  const auto tree = XmlTree::parse(markup, Limits().elements);
  if (!tree) return {};
  std::vector<std::string> names;
  find_records(*tree, XmlTree::root, 0, names);
  return names.empty() ? std::string() : names.front();
}

/// The values of a field: its markup, or those of its children if it is a list.
std::vector<std::string> values_of(const XmlTree& tree, XmlTree::Node field, bool is_body) {
  std::vector<std::string> values;
  tree.for_each_child(field, [&](XmlTree::Node child) { values.push_back(tree.text(child)); });
  if (values.empty()) return {tree.text(field)};
  return is_body ? std::vector<std::string>{std::string(tree.markup(field))} : values;
}

Result<bool> collect_fields(const XmlTree& tree, FieldCollector& collector) {
  tree.for_each_child(XmlTree::root, [&](XmlTree::Node record) {
    std::vector<std::pair<std::string, std::vector<std::string>>> fields;
    tree.for_each_child(record, [&](XmlTree::Node node) {
      const std::string name = name_of_field(tree, node);
      const auto match = match_field(name);
      auto known = std::ranges::find(
          fields, name, [](const auto& field) -> const std::string& { return field.first; });
      if (known == fields.end() && fields.size() == most_fields) return;
      if (known == fields.end()) known = fields.insert(fields.end(), {name, {}});
      const bool is_body = match && match->field == RawField::body;
      for (std::string& value : values_of(tree, node, is_body)) {
        known->second.push_back(std::move(value));
      }
    });
    for (auto& [name, values] : fields) {
      if (match_field(name)) {
        collector.offer(name, std::move(values));
      } else {
        collector.offer_other(name, values);
      }
    }
    collector.suggest(RawField::id, {tree.attribute(record, "id")});
  });
  return false;
}

}  // namespace

bool XmlRecords::recognises(const Sample& sample) const {
  return !record_name(sample.opening).empty();
}

Result<void> XmlRecords::split(BufferedStream& stream, std::size_t limit,
                               const SliceSink& sink) const {
  const Result<std::string_view> sample = stream.peek(sample_size);
  if (!sample) return pass(sample);
  const std::string name = record_name(Sample({}, *sample).opening);
  const std::array<std::string_view, 1> names{name};
  return split_elements(stream, limit, names, sink);
}

Result<RawRelease> XmlRecords::parse(const Record& record) const {
  return read_xml_item(record, collect_fields);
}

}  // namespace dateline
