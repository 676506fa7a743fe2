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
constexpr std::size_t most_articles = 100;  ///< of one page

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

/// Pages and other works with a date of their own.
bool is_work(std::string_view type) {
  return type.ends_with("Page") || type == "VideoObject" || type == "Recipe" ||
         type == "CreativeWork" || type == "Review" || type == "PodcastEpisode";
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
  element author;
  if (node["author"].get(author) == simdjson::SUCCESS) {
    for_each(author, [&](element one) {
      object nested;
      if (one.get(nested) != simdjson::SUCCESS) return;
      const auto is_person = [](std::string_view type) { return type == "Person"; };
      data.is_by_person = data.is_by_person || has_type(nested, is_person);
    });
  }
  fill(data.publisher, text_of(node, "publisher", "name"));
  fill(data.url, text_of(node, "url", "@id"));
  fill(data.url, text_of(node, "mainEntityOfPage", "@id"));
  fill(data.language, text_of(node, "inLanguage", "alternateName"));
  if (!data.sections.empty()) return;
  add_sections(node, "articleSection", data.sections);
  add_sections(node, "keywords", data.sections);
}

/// Reads a node and the nodes nested in it.
void read_node(element value, JsonLd& data, std::size_t depth) {
  if (depth > depth_limit) return;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) read_node(one, data, depth + 1);
    return;
  }
  object node;
  if (value.get(node) != simdjson::SUCCESS) return;
  if (has_type(node, is_article)) {
    if (data.articles.size() < most_articles) read_article(node, data.articles.emplace_back());
    return;
  }
  if (has_type(node, is_work)) {
    fill(data.published, text_of(node, "datePublished", "@value"));
    fill(data.published, text_of(node, "uploadDate", "@value"));
  }
  for (const std::string_view field : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}) {
    element inner;
    if (node[field].get(inner) == simdjson::SUCCESS) read_node(inner, data, depth + 1);
  }
}

/// Control characters inside strings, which JSON forbids but pages contain, become spaces.
std::string repaired(std::string_view script) {
  std::string text(script);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return text;
}

/// The first value of a field in what is not valid JSON.
std::string_view value_in(std::string_view script, std::string_view name) {
  const std::size_t at = script.find(name);
  if (at == std::string_view::npos) return {};
  std::string_view rest = script.substr(at + name.size());
  const std::size_t begin = rest.find_first_not_of(" \t\r\n:");
  if (begin == std::string_view::npos || rest[begin] != '"') return {};
  rest.remove_prefix(begin + 1);
  return rest.substr(0, rest.find('"'));
}

}  // namespace

void read_json_ld(std::string_view script, JsonLd& data) {
  simdjson::dom::parser parser;
  element root;
  const std::string text = repaired(script);
  if (parser.parse(text).get(root) != simdjson::SUCCESS) {
    return fill(data.published, std::string(value_in(text, "\"datePublished\"")));
  }
  read_node(root, data, 0);
}

}  // namespace dateline::html
