#include "indexer/html/date_fields.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/ascii.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

using enum DateRank;

constexpr auto date_fields = std::to_array<DateField>({
    {"article:published_time", published},
    {"datepublished", published},
    {"article:published", published},
    {"og:article:published_time", published},
    {"og:published_time", published},
    {"og:pubdate", published},
    {"published_time", published},
    {"news:published_time", published},
    {"bt:pubdate", published},
    {"parsely-pub-date", published},
    {"sailthru.date", published},
    {"shareaholic:article_published_time", published},
    {"citation_publication_date", published},
    {"citation_online_date", published},
    {"prism.publicationdate", published},
    {"dc.date.issued", published},
    {"dcterms.issued", published},
    {"dc:issued", published},
    {"dct:issued", published},
    {"dcterms:issued", published},
    {"dcterms.available", published},
    {"dc.date.published", published},
    {"dc.date.publication", published},
    {"cxenseparse:recs:publishtime", published},
    {"article.published", published},
    {"article_publish_date", published},
    {"article_published_time", published},
    {"publish-date", published},
    {"publish_date", published},
    {"publishdate", published},
    {"publish_time", published},
    {"publishtime", published},
    {"publication_date", published},
    {"publication-date", published},
    {"publicationdate", published},
    {"published-date", published},
    {"published_date", published},
    {"publisheddate", published},
    {"published_at", published},
    {"publishedat", published},
    {"published", published},
    {"date_published", published},
    {"date-published", published},
    {"pubdate", published},
    {"pub_date", published},
    {"pub-date", published},
    {"firstpublished", published},
    {"first_published", published},
    {"article_date_original", published},
    {"originalpublicationdate", published},
    {"article-publication-date", published},
    {"release_date", published},
    {"releasedate", published},
    {"release-date", published},
    {"displaydate", published},
    {"article:post_date", published},
    {"post_date", published},
    {"postdate", published},
    {"weibo:article:create_at", published},
    {"apub:time", published},
    {"_pubtime", published},
    {"dc.date", created},
    {"dcterms.date", created},
    {"dc:date", created},
    {"dct:date", created},
    {"dcterms:date", created},
    {"dcterms.created", created},
    {"dcterms:created", created},
    {"dc.date.created", created},
    {"dc.created", created},
    {"dc:created", created},
    {"article:date", created},
    {"article_date", created},
    {"article:created", created},
    {"gentime", created},
    {"created", created},
    {"creation_date", created},
    {"date_created", created},
    {"datecreated", created},
    {"date", created},
});

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

}  // namespace

const DateField* find_date_field(std::string_view name) {
  for (const std::string_view vocabulary : {"schema:", "s:", "rnews:"}) {
    if (name.starts_with(vocabulary)) name.remove_prefix(vocabulary.size());
  }
  const auto* const found = std::ranges::find(date_fields, name, &DateField::name);
  return found == date_fields.end() ? nullptr : found;
}

std::vector<StatedDate> dates_in_scripts(const Tree& tree) {
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
        if (day && *day != match->date) return {};
        if (!day) dates.push_back({std::string(value), name, DateRank::created});
        day = match->date;
      }
    }
  }
  return dates;
}

}  // namespace dateline::html
