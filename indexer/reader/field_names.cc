#include "indexer/reader/field_names.h"

#include <fmt/format.h>

#include <array>
#include <string>

namespace dateline {
namespace {

struct Names {
  RawField field;
  std::string_view option;                ///< its name in --map
  std::array<std::string_view, 24> keys;  ///< best first, folded; the rest is empty
};

// Keys of schema.org, Dublin Core, WordPress, JSON Feed, Elasticsearch, and common collections of
// news and documents.
constexpr std::array<Names, raw_field_count> name_table{{
    {RawField::id,
     "id",
     {"id", "guid", "uuid", "docid", "docno", "documentid", "articleid", "releaseid", "newsid",
      "identifier"}},
    {RawField::url,
     "url",
     {"url", "link", "permalink", "canonicalurl", "weburl", "href", "uri", "mainentityofpage",
      "pageurl", "sourceurl"}},
    {RawField::title,
     "title",
     {"title", "headline", "heading", "subject", "pagetitle", "articletitle", "name"}},
    {RawField::date, "date", {"date",          "datepublished",   "published",      "publishedat",
                              "publisheddate", "publicationdate", "publishedon",    "pubdate",
                              "releasedate",   "releasedat",      "firstpublished", "dateissued",
                              "issued",        "postdate",        "dateposted",     "posted",
                              "postedat",      "created",         "createdat",      "datecreated",
                              "timestamp",     "datetime",        "time",           "updated"}},
    {RawField::source,
     "source",
     {"source", "publisher", "sitename", "newsprovider", "provider", "wire", "outlet",
      "publication", "site", "domain", "host"}},
    {RawField::issuer,
     "issuer",
     {"issuer", "company", "organization", "organisation", "agency", "department", "office",
      "author", "authors", "creator", "byline", "member", "speaker"}},
    {RawField::language, "language", {"language", "lang", "inlanguage", "locale"}},
    {RawField::place, "place", {"place", "location", "city", "contentlocation"}},
    {RawField::channel,
     "channel",
     {"channels", "channel", "categories", "category", "topics", "topic", "tags", "subjects",
      "keywords", "section", "articlesection", "issues"}},
    {RawField::body,
     "body",
     {"body", "articlebody", "fulltext", "bodyhtml", "contenthtml", "encoded", "content",
      "contents", "text", "bodytext", "contenttext", "html", "story", "message", "markdown",
      "description", "summary", "abstract", "excerpt"}},
}};

std::string folded(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  std::string folded;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c + ('a' - 'A'));
    } else if (c != '_' && c != '-' && c != ' ' && c != '@' && c != '.') {
      folded += c;
    }
  }
  return folded;
}

}  // namespace

std::optional<FieldMatch> match_field(std::string_view name) {
  constexpr std::size_t longest_key = 64;
  if (name.size() > longest_key) return std::nullopt;
  const std::string key = folded(name);
  if (key.empty()) return std::nullopt;
  for (const Names& names : name_table) {
    for (std::size_t rank = 0; rank < names.keys.size() && !names.keys[rank].empty(); ++rank) {
      if (names.keys[rank] == key) return FieldMatch{names.field, rank};
    }
  }
  return std::nullopt;
}

std::optional<RawField> find_raw_field(std::string_view name) {
  for (const Names& names : name_table) {
    if (names.option == name) return names.field;
  }
  return std::nullopt;
}

Result<FieldMap> FieldMap::parse(const std::vector<std::string>& options) {
  FieldMap map;
  for (const std::string& option : options) {
    const std::size_t equals = option.find('=');
    if (equals == std::string::npos || equals + 1 == option.size()) {
      return fail(ErrorKind::usage, fmt::format("--map {}: missing path", option),
                  "use --map FIELD=PATH, for example --map title=attributes.headline");
    }
    const std::optional<RawField> field =
        find_raw_field(std::string_view(option).substr(0, equals));
    if (!field) {
      return fail(
          ErrorKind::usage, fmt::format("--map {}: unknown field", option),
          "fields are id, url, title, date, source, issuer, language, place, channel, body");
    }
    map.entries_.push_back({*field, option.substr(equals + 1)});
  }
  return map;
}

}  // namespace dateline
