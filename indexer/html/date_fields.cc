#include "indexer/html/date_fields.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"

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

}  // namespace

const DateField* find_date_field(std::string_view name) {
  for (const std::string_view vocabulary : {"schema:", "s:", "rnews:"}) {
    if (name.starts_with(vocabulary)) name.remove_prefix(vocabulary.size());
  }
  const auto* const found = std::ranges::find(date_fields, name, &DateField::name);
  return found == date_fields.end() ? nullptr : found;
}

}  // namespace dateline::html
