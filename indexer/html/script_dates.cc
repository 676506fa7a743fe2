#include "indexer/html/script_dates.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "common/text/ascii.h"
#include "indexer/html/page.h"
#include "indexer/html/script_json.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t script_depth = 32;

/// Names of values in scripts.
constexpr auto script_names = std::to_array<std::string_view>(
    {"datePublished",      "date_published",   "publishedAt",   "published_at",
     "publishDate",        "publish_date",     "publishedDate", "published_date",
     "publicationDate",    "publication_date", "pubDate",       "pubdate",
     "publishTime",        "publish_time",     "pubtime",       "firstPublishedAt",
     "first_published_at", "firstPublished",   "datePosted",    "postDate",
     "post_date"});

constexpr std::size_t longest_value = 40;  ///< bytes of a date in a script

bool is_name_byte(char c) {
  return is_letter_or_digit(c) || c == '_';
}

/// The date in the quotes behind a name, a colon or equals sign.
std::string_view quoted_value(std::string_view script, std::size_t at) {
  const std::size_t quote = script.find_first_not_of(" \t\r\n:='\"\\", at);
  if (quote == std::string_view::npos || quote == at || !is_digit(script[quote])) return {};
  const std::string_view rest = script.substr(quote, longest_value);
  return rest.substr(0, rest.find_first_of("'\"\\"));
}

/// Adds the date of each object whose title is that of the article. Depth is bounded.
void add_dates_beside(element value, std::string_view title, std::vector<StatedDate>& dates,
                      std::size_t depth) {
  if (depth > script_depth) return;
  array list;
  object node;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) add_dates_beside(one, title, dates, depth + 1);
  } else if (value.get(node) == simdjson::SUCCESS) {
    const auto is_title = [&](std::string_view name) {
      std::string_view text;
      return node[name].get(text) == simdjson::SUCCESS && folded(text) == title;
    };
    if (is_title("title") || is_title("headline") || is_title("name")) {
      for (const std::string_view name : script_names) {
        std::string_view date;
        if (node[name].get(date) != simdjson::SUCCESS || !find_date(date, 0, {})) continue;
        dates.push_back({std::string(date), name, DateRank::created});
        return;
      }
    }
    for (const auto& field : node) add_dates_beside(field.value, title, dates, depth + 1);
  }
}

std::vector<StatedDate> dates_beside(const Tree& tree, std::string_view title) {
  std::vector<StatedDate> dates;
  simdjson::dom::parser parser;
  for (NodeId id = 0; id < tree.size() && !title.empty(); ++id) {
    if (tree[id].tag != Tag::script || tree[id].end == id + 1) continue;
    const auto root = parse_script(tree[id + 1].text, parser);
    if (root) add_dates_beside(*root, title, dates, 0);
  }
  return dates;
}

}  // namespace

std::vector<StatedDate> dates_in_scripts(const Tree& tree, std::string_view title) {
  std::vector<StatedDate> dates;
  std::optional<Date> day;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].tag != Tag::script || tree[id].end == id + 1) continue;
    const std::string_view script = tree[id + 1].text;
    for (const std::string_view name : script_names) {
      for (std::size_t at = script.find(name); at != script.npos; at = script.find(name, at)) {
        const bool whole = at == 0 || !is_name_byte(script[at - 1]);
        at += name.size();
        const std::string_view value = quoted_value(script, at);
        if (!whole || (at < script.size() && is_name_byte(script[at]))) continue;
        const auto match = find_date(value, 0, {});
        if (!match) continue;
        if (day && *day != match->date) return dates_beside(tree, folded(title));
        if (!day) dates.push_back({std::string(value), name, DateRank::created});
        day = match->date;
      }
    }
  }
  return dates;
}

}  // namespace dateline::html
