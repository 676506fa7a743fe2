#include "indexer/html/rich_text.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/html/script_json.h"

namespace dateline::html {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t rich_text_depth = 32;

/// Names of the kind of a block, of its text, and of the blocks or spans inside it.
constexpr auto kind_names = std::to_array<std::string_view>(
    {"listItem", "nodeType", "tag", "style", "_type", "type", "blockType"});
constexpr auto leaf_names = std::to_array<std::string_view>({"text", "value", "content", "html"});
constexpr auto inner_names = std::to_array<std::string_view>(
    {"children", "content", "rows", "cells", "items", "data", "root", "blocks"});

/// Names in an item of a list, such as another release, rather than in a block of a text.
constexpr auto item_names = std::to_array<std::string_view>(
    {"title", "slug", "headline", "publishedAt", "published_at", "date", "excerpt"});

std::string_view string_in(object node, std::string_view name) {
  std::string_view value;
  return node[name].get(value) == simdjson::SUCCESS ? value : std::string_view();
}

/// The element for a kind of block: "h2", "heading-two", "bulletListItem", "table_row".
std::string_view element_for(std::string_view kind) {
  const std::string name = lowered(kind);
  const auto has = [&](std::string_view part) { return name.find(part) != name.npos; };
  if (name.size() == 2 && name.front() == 'h' && is_digit(name.back())) return "h3";
  if (name.starts_with("head")) return "h3";
  if (name == "bullet" || name == "number" || (has("list") && has("item"))) return "li";
  if (name.ends_with("row")) return "tr";
  if (name.ends_with("cell")) return "td";
  if (name == "table") return "table";
  if (has("quote")) return "blockquote";
  return {};
}

/// Appends the blocks of one value as markup. Depth is bounded.
class Writer {
 public:
  /// Whether an array holds the blocks of one text: at most a few of its objects are something
  /// else.
  static bool are_blocks(array list) {
    std::size_t blocks = 0;
    std::size_t others = 0;
    for (const element one : list) {
      object node;
      if (one.get(node) != simdjson::SUCCESS) return false;
      if (is_item(node)) {
        ++others;
      } else if (has_any(node, kind_names)) {
        ++blocks;
      }
    }
    return blocks > 3 * others;
  }

  void add_blocks(array list, std::size_t depth) {
    for (const element one : list) add_block(one, depth + 1);
  }

  std::string take() { return std::move(out_); }

 private:
  static bool has_any(object node, const auto& names) {
    return std::ranges::any_of(
        names, [&](std::string_view name) { return node[name].error() == simdjson::SUCCESS; });
  }

  static bool is_item(object node) { return has_any(node, item_names); }

  void add_block(element value, std::size_t depth) {
    if (depth > rich_text_depth) return;
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return add_element("td", text);
    array list;
    if (value.get(list) == simdjson::SUCCESS) return add_blocks(list, depth);
    object node;
    if (value.get(node) != simdjson::SUCCESS || is_item(node)) return;
    std::string_view tag;
    for (const std::string_view name : kind_names) {
      if (tag.empty()) tag = element_for(string_in(node, name));
    }
    for (const std::string_view name : leaf_names) {
      if (text = string_in(node, name); !text.empty()) {
        return add_element(tag.empty() ? "p" : tag, text);
      }
    }
    add_inner(node, tag, depth);
  }

  /// The blocks inside a block, or its spans as one paragraph.
  void add_inner(object node, std::string_view tag, std::size_t depth) {
    for (const std::string_view name : inner_names) {
      element inner;
      if (node[name].get(inner) != simdjson::SUCCESS) continue;
      array list;
      const bool listed = inner.get(list) == simdjson::SUCCESS;
      if (listed && holds_spans(list)) {
        std::string line;
        add_spans(list, line, depth);
        add_element(tag.empty() ? "p" : tag, line);
        continue;
      }
      if (!tag.empty()) out_.append("<").append(tag).append(">");
      // Strings in a list are its items; in a row, cells.
      if (listed && tag.empty() && name == "items") {
        for (const element item : list) {
          std::string_view text;
          if (item.get(text) == simdjson::SUCCESS) add_element("li", text);
        }
        if (list.size() > 0 && list.at(0).is_object()) add_blocks(list, depth);
      } else {
        add_block(inner, depth + 1);
      }
      if (!tag.empty()) out_.append("</").append(tag).append(">");
    }
  }

  /// Whether a list holds the pieces of one line: objects with a text and no other kind.
  static bool holds_spans(array list) {
    for (const element one : list) {
      object node;
      if (one.get(node) != simdjson::SUCCESS) return false;
      const std::string_view kind = kind_of_span(node);
      const bool text = node["text"].is_string() || node["value"].is_string();
      if (text && (kind.empty() || kind == "text" || kind == "span")) return true;
    }
    return false;
  }

  static std::string_view kind_of_span(object node) {
    for (const std::string_view name : {"nodeType", "_type", "type"}) {
      if (const std::string_view kind = string_in(node, name); !kind.empty()) return kind;
    }
    return {};
  }

  static void add_spans(array list, std::string& line, std::size_t depth) {
    if (depth > rich_text_depth) return;
    for (const element one : list) {
      object node;
      if (one.get(node) != simdjson::SUCCESS) continue;
      const std::string_view kind = kind_of_span(node);
      if (kind == "hardBreak" || kind == "hard_break" || kind == "linebreak") line.push_back('\n');
      for (const std::string_view name : {"text", "value"}) line.append(string_in(node, name));
      for (const std::string_view name : {"children", "content"}) {
        array inner;
        if (node[name].get(inner) == simdjson::SUCCESS) add_spans(inner, line, depth + 1);
      }
    }
  }

  void add_element(std::string_view tag, std::string_view text) {
    if (trimmed(text).empty()) return;
    out_.append("<").append(tag).append(">");
    const bool markup = text.find("</") != text.npos || text.find("<br") != text.npos;
    for (const char c : text) {
      if (c == '<' && !markup) {
        out_.append("&lt;");
      } else if (c == '\n') {
        out_.append("<br>");
      } else {
        out_.push_back(c);
      }
    }
    out_.append("</").append(tag).append(">");
  }

  std::string out_;
};

/// Keeps the longest text of a value and of all values in it.
void keep_longest_blocks(element value, std::string& longest, std::size_t depth) {
  if (depth > rich_text_depth) return;
  array list;
  object node;
  if (value.get(list) == simdjson::SUCCESS) {
    if (Writer::are_blocks(list)) {
      Writer writer;
      writer.add_blocks(list, depth);
      if (std::string text = writer.take(); text.size() > longest.size()) {
        longest = std::move(text);
      }
      return;
    }
    for (const element one : list) keep_longest_blocks(one, longest, depth + 1);
  } else if (value.get(node) == simdjson::SUCCESS) {
    for (const auto& field : node) keep_longest_blocks(field.value, longest, depth + 1);
  }
}

}  // namespace

std::string longest_rich_text(std::string_view script) {
  simdjson::dom::parser parser;
  std::string longest;
  if (const auto root = parse_script(script, parser)) keep_longest_blocks(*root, longest, 0);
  return longest;
}

}  // namespace dateline::html
