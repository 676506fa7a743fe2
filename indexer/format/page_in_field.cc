#include "indexer/format/page_in_field.h"

#include <utility>

#include "indexer/reader/markup.h"

namespace dateline {

RawRelease release_of(html::Article&& article) {
  RawRelease raw;
  raw.url = std::move(article.url);
  raw.title = std::move(article.title);
  raw.date = std::move(article.date);
  raw.date_source = article.date_source;
  raw.source = std::move(article.source);
  raw.site_in_title = std::move(article.site_in_title);
  raw.issuer = std::move(article.issuer);
  raw.language = std::move(article.language);
  raw.channels = std::move(article.channels);
  // The line below the title is part of the release, though not of its running text.
  raw.body =
      article.subtitle.empty() ? std::move(article.body) : article.subtitle + "\n" + article.body;
  raw.above = std::move(article.above);
  raw.below = std::move(article.below);
  raw.cut_from_page = true;
  return raw;
}

void read_page_in_field(const Record& record, RawRelease& raw) {
  if (raw.body_kind != BodyKind::html || !begins_page(raw.body)) return;
  html::ExtractHints hints;
  hints.url = raw.url;
  hints.most_nodes = record.most_elements;
  hints.explanation = record.explanation;
  Result<html::Article> article = html::extract_article(raw.body, hints);
  if (!article) return;
  RawRelease page = release_of(*std::move(article));
  if (raw.date.empty()) {
    raw.date = std::move(page.date);
    raw.date_source = page.date_source;
  }
  const auto take = [](std::string& known, std::string& found) {
    if (known.empty()) known = std::move(found);
  };
  take(raw.url, page.url);
  take(raw.title, page.title);
  take(raw.source, page.source);
  take(raw.issuer, page.issuer);
  take(raw.language, page.language);
  if (raw.channels.empty()) raw.channels = std::move(page.channels);
  raw.body = std::move(page.body);
  raw.above = std::move(page.above);
  raw.body_kind = BodyKind::text;
  raw.cut_from_page = true;
}

}  // namespace dateline
