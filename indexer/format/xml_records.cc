#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
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
#include "indexer/reader/markup.h"

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

// Elements around facts of a record.
constexpr std::array<std::string_view, 5> heads{"head", "header", "info", "meta", "metadata"};

constexpr std::array<std::string_view, 3> paragraphs{"p", "para", "par"};

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& names, std::string_view name) {
  return std::ranges::any_of(
      names, [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

bool has_children(const XmlTree& tree, XmlTree::Node node) {
  bool any = false;
  tree.for_each_child(node, [&](XmlTree::Node /*child*/) { any = true; });
  return any;
}

/// Calls `visit` for each element with a fact of a record or a part of its text: its children, and
/// those of its heads.
void for_each_part(const XmlTree& tree, XmlTree::Node record,
                   const std::function<void(XmlTree::Node part, bool in_head)>& visit) {
  tree.for_each_child(record, [&](XmlTree::Node child) {
    if (!is_one_of(heads, tree.name(child)) || !has_children(tree, child)) {
      return visit(child, false);
    }
    tree.for_each_child(child, [&](XmlTree::Node inner) { visit(inner, true); });
  });
}

/// Calls `visit` for each attribute with a fact of a record. That called "name" may be the name of
/// a field.
void for_each_fact(const XmlTree& tree, XmlTree::Node record,
                   const std::function<void(std::string_view name, RawField field,
                                            std::string_view written)>& visit) {
  tree.for_each_attribute(record, [&](std::string_view name, std::string_view written) {
    const auto match = match_field(name);
    const bool fact =
        match && match->field != RawField::body && !equals_ignoring_case(name, "name");
    if (fact) visit(name, match->field, written);
    return true;
  });
}

/// The bytes of the paragraphs that an element consists of.
std::size_t size_of_paragraphs(const XmlTree& tree, XmlTree::Node node) {
  std::size_t size = 0;
  tree.for_each_child(node, [&](XmlTree::Node child) {
    if (is_one_of(paragraphs, tree.name(child))) size += tree.markup(child).size();
  });
  return size;
}

/// What the parts of an element are.
struct Parts {
  bool title = false;
  bool date = false;
  bool body = false;          ///< rather than a summary
  bool text = false;          ///< body or summary
  bool stated_title = false;  ///< here, in its head or an attribute
  bool stated_date = false;
  std::size_t paragraphs = 0;  ///< bytes

  /// A title, and a body or a date and a summary.
  bool are_record() const { return title && (body || (text && date)); }

  /// A title, a date and a body, wherever they are.
  bool are_dated_record() const {
    return stated_title && stated_date && (body || paragraphs >= shortest_text);
  }
};

Parts parts_of(const XmlTree& tree, XmlTree::Node node) {
  Parts parts;
  for_each_part(tree, node, [&](XmlTree::Node part, bool in_head) {
    const auto match = match_field(name_of_field(tree, part));
    if (is_one_of(paragraphs, tree.name(part))) parts.paragraphs += tree.markup(part).size();
    if (!match) parts.paragraphs += size_of_paragraphs(tree, part);
    if (!match) return;
    const bool text = match->field == RawField::body && tree.markup(part).size() >= shortest_text;
    const bool title = match->field == RawField::title;
    const bool date = match->field == RawField::date;
    parts.title = parts.title || (title && !in_head);
    parts.date = parts.date || (date && !in_head);
    parts.stated_title = parts.stated_title || title;
    parts.stated_date = parts.stated_date || date;
    parts.text = parts.text || text;
    parts.body = parts.body || (text && match->rank < summary_rank);
  });
  for_each_fact(tree, node,
                [&](std::string_view /*name*/, RawField field, std::string_view /*written*/) {
                  parts.stated_title = parts.stated_title || field == RawField::title;
                  parts.stated_date = parts.stated_date || field == RawField::date;
                });
  return parts;
}

/// Finds the names of the elements that are records and stand in another element, in the order of
/// the document.
void find_records(const XmlTree& tree, XmlTree::Node above, std::size_t depth,
                  std::vector<std::string>& names) {
  constexpr std::size_t deepest = 6;
  if (depth == deepest) return;
  tree.for_each_child(above, [&](XmlTree::Node node) {
    const Parts parts = depth > 0 ? parts_of(tree, node) : Parts();
    if (parts.are_record() || parts.are_dated_record()) {
      names.emplace_back(tree.name(node));
    } else {
      find_records(tree, node, depth + 1, names);
    }
  });
}

/// The name of the elements that are records in a sample of XML, or of the outermost if it is the
/// only one. Empty if there are none.
std::string record_name(std::string_view sample) {
  const std::string_view markup = behind_prolog(trimmed(sample.substr(0, sample_size)));
  if (!markup.starts_with('<')) return {};
  const auto tree = XmlTree::parse(markup, Limits().elements);
  if (!tree) return {};
  std::vector<std::string> names;
  find_records(*tree, XmlTree::root, 0, names);
  if (names.empty()) {
    tree->for_each_child(XmlTree::root, [&](XmlTree::Node node) {
      if (parts_of(*tree, node).are_dated_record()) names.emplace_back(tree->name(node));
    });
  }
  return names.empty() ? std::string() : names.front();
}

/// The texts of paragraphs, as markup if one has some of its own.
std::vector<std::string> texts_of_paragraphs(const XmlTree& tree,
                                             const std::vector<XmlTree::Node>& nodes) {
  const bool plain =
      std::ranges::none_of(nodes, [&](XmlTree::Node node) { return has_children(tree, node); });
  std::vector<std::string> texts;
  texts.reserve(nodes.size());
  for (const XmlTree::Node node : nodes) {
    texts.push_back(plain ? tree.text(node) : fmt::format("<p>{}</p>", tree.markup(node)));
  }
  return texts;
}

/// The text of an element: that of its paragraphs, or its markup if it is HTML or has more.
std::vector<std::string> text_in_element(const XmlTree& tree, XmlTree::Node element) {
  std::vector<XmlTree::Node> children;
  tree.for_each_child(element, [&](XmlTree::Node child) { children.push_back(child); });
  if (children.empty()) return {tree.text(element)};
  const bool converts = std::ranges::all_of(children, [&](XmlTree::Node child) {
    return is_one_of(paragraphs, tree.name(child)) && !equals_ignoring_case(tree.name(child), "p");
  });
  if (converts) return texts_of_paragraphs(tree, children);
  return {std::string(tree.markup(element))};
}

/// The values of a field: its text, those of its children if it is a list.
std::vector<std::string> values_of(const XmlTree& tree, XmlTree::Node field, bool is_body) {
  if (is_body) return text_in_element(tree, field);
  std::vector<std::string> values;
  tree.for_each_child(field, [&](XmlTree::Node child) { values.push_back(tree.text(child)); });
  if (values.empty()) values.push_back(tree.text(field));
  return values;
}

void collect_record(const XmlTree& tree, XmlTree::Node record, FieldCollector& collector) {
  std::vector<std::pair<std::string, std::vector<std::string>>> fields;
  std::vector<XmlTree::Node> text;              // its paragraphs
  XmlTree::Node texts_element = XmlTree::none;  // of no known name, around paragraphs
  for_each_part(tree, record, [&](XmlTree::Node node, bool /*in_head*/) {
    if (is_one_of(paragraphs, tree.name(node))) return text.push_back(node);
    const std::string name = name_of_field(tree, node);
    const auto match = match_field(name);
    if (!match && texts_element == XmlTree::none &&
        size_of_paragraphs(tree, node) >= shortest_text) {
      texts_element = node;
      return;
    }
    auto known = std::ranges::find(
        fields, name, [](const auto& field) -> const std::string& { return field.first; });
    if (known == fields.end() && fields.size() == most_fields) return;
    if (known == fields.end()) known = fields.insert(fields.end(), {name, {}});
    const bool is_body = match && match->field == RawField::body;
    for (std::string& value : values_of(tree, node, is_body)) {
      known->second.push_back(std::move(value));
    }
  });
  const auto offer = [&](std::string_view name, std::vector<std::string> values) {
    if (match_field(name)) {
      collector.offer(name, std::move(values));
    } else {
      collector.offer_other(name, values);
    }
  };
  for (auto& [name, values] : fields) offer(name, std::move(values));
  const auto offer_text = [&](std::string_view name, std::vector<std::string> values) {
    if (collector.has(RawField::body)) {
      collector.offer_other(name, values);
    } else {
      collector.offer("text", std::move(values));
    }
  };
  if (!text.empty()) offer_text("p", texts_of_paragraphs(tree, text));
  if (texts_element != XmlTree::none) {
    offer_text(tree.name(texts_element), text_in_element(tree, texts_element));
  }
  for_each_fact(tree, record, [&](std::string_view name, RawField /*field*/, auto written) {
    collector.offer(name, {resolve_references(written)}, /*distance=*/1);
  });
  collector.suggest(RawField::id, {tree.attribute(record, "id")});
}

Result<bool> collect_fields(const XmlTree& tree, FieldCollector& collector) {
  tree.for_each_child(XmlTree::root,
                      [&](XmlTree::Node record) { collect_record(tree, record, collector); });
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
