#include "indexer/format/page_in_field.h"

#include <string>
#include <utility>

#include "indexer/reader/markdown_text.h"
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

namespace {

/// Replaces the body by the article of a page. False, and nothing changes, if there is none.
bool read_article(const Record& record, std::string_view page_text, RawRelease& raw) {
  html::ExtractHints hints;
  hints.url = raw.url;
  hints.most_nodes = record.most_elements;
  hints.explanation = record.explanation;
  Result<html::Article> article = html::extract_article(page_text, hints);
  if (!article) return false;
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
  return true;
}

}  // namespace

bool read_markdown_page(const Record& record, std::string_view markdown, RawRelease& raw) {
  const std::string title = std::exchange(raw.title, {});
  const bool read = read_article(record, markdown_page(markdown, title), raw);
  if (raw.title.empty()) raw.title = title;
  return read;
}

void read_page_in_field(const Record& record, RawRelease& raw) {
  if (raw.body_kind == BodyKind::html) {
    if (begins_page(raw.body)) read_article(record, raw.body, raw);
    return;
  }
  if (!has_markdown_links(raw.body)) return;
  MarkdownText text = read_markdown(raw.body);
  if (text.is_page && read_markdown_page(record, raw.body, raw)) return;
  if (!text.title.empty()) text.body.insert(0, text.title + '\n');
  raw.body = std::move(text.body);
}

}  // namespace dateline
