#include "indexer/html/metadata.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.h"

namespace dateline::html {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t depth_limit = 8;

/// Calls `use` with a value, or with each value of an array.
template <typename Use>
void for_each(element value, const Use& use) {
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) use(one);
  } else {
    use(value);
  }
}

bool has_type(object node, const auto& matches) {
  element type;
  bool found = false;
  if (node["@type"].get(type) != simdjson::SUCCESS) return false;
  for_each(type, [&](element one) {
    std::string_view name;
    if (one.get(name) == simdjson::SUCCESS) found = found || matches(name);
  });
  return found;
}

bool is_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
         type == "DiscussionForumPosting" || type == "SocialMediaPosting" || type == "PressRelease";
}

bool is_collection(std::string_view type) {
  return type == "CollectionPage" || type == "SearchResultsPage" || type == "ItemList";
}

/// A text, or the `inner` field of an object ("author": {"name": ...}); the first of a list.
std::string text_of(object node, std::string_view field, std::string_view inner) {
  element value;
  std::string out;
  if (node[field].get(value) != simdjson::SUCCESS) return out;
  for_each(value, [&](element one) {
    std::string_view text;
    object nested;
    if (one.get(text) != simdjson::SUCCESS && one.get(nested) == simdjson::SUCCESS) {
      if (nested[inner].get(text) != simdjson::SUCCESS) text = {};
    }
    if (out.empty()) out = trimmed<is_html_space>(text);
  });
  return out;
}

void add_sections(object node, std::string_view field, std::vector<std::string>& sections) {
  element value;
  if (node[field].get(value) != simdjson::SUCCESS) return;
  for_each(value, [&](element one) {
    std::string_view text;
    if (one.get(text) != simdjson::SUCCESS) return;
    while (!text.empty()) {
      const std::size_t comma = text.find(',');
      const std::string_view part = trimmed<is_html_space>(text.substr(0, comma));
      if (!part.empty()) sections.emplace_back(part);
      text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
  });
}

void read_article(object node, ArticleData& data) {
  fill(data.headline, text_of(node, "headline", "@value"));
  fill(data.headline, text_of(node, "name", "@value"));
  fill(data.subtitle, text_of(node, "alternativeHeadline", "@value"));
  fill(data.published, text_of(node, "datePublished", "@value"));
  fill(data.published, text_of(node, "dateCreated", "@value"));
  fill(data.body, text_of(node, "articleBody", "@value"));
  fill(data.author, text_of(node, "author", "name"));
  fill(data.publisher, text_of(node, "publisher", "name"));
  fill(data.url, text_of(node, "url", "@id"));
  fill(data.url, text_of(node, "mainEntityOfPage", "@id"));
  fill(data.language, text_of(node, "inLanguage", "alternateName"));
  if (!data.sections.empty()) return;
  add_sections(node, "articleSection", data.sections);
  add_sections(node, "keywords", data.sections);
}

/// Reads a node and the nodes nested in it. True if it found an article.
bool read_node(element value, ArticleData& data, bool& collection, std::size_t depth) {
  if (depth > depth_limit) return false;
  bool found = false;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) found = read_node(one, data, collection, depth + 1) || found;
    return found;
  }
  object node;
  if (value.get(node) != simdjson::SUCCESS) return false;
  if (has_type(node, is_article)) {
    read_article(node, data);
    return true;
  }
  collection = collection || has_type(node, is_collection);
  for (const std::string_view field : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    element inner;
    if (node[field].get(inner) == simdjson::SUCCESS) {
      found = read_node(inner, data, collection, depth + 1) || found;
    }
  }
  return found;
}

/// Control characters inside strings, which JSON forbids but pages contain, become spaces.
std::string repaired(std::string_view script) {
  std::string text(script);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return text;
}

}  // namespace

void read_json_ld(std::string_view script, ArticleData& data) {
  simdjson::dom::parser parser;
  element root;
  const std::string text = repaired(script);
  if (parser.parse(text).get(root) != simdjson::SUCCESS) return;
  bool collection = false;
  const bool found = read_node(root, data, collection, 0);
  data.is_listing = (data.is_listing || collection) && !found && data.headline.empty();
}

}  // namespace dateline::html
