#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline::html {

/// What is known of a page beside its bytes. May be empty.
struct ExtractHints {
  std::string url;  ///< address that it was fetched from
};

/// The article of a page. UTF-8, otherwise as written there; each field may be empty but the body.
struct Article {
  std::string title;
  std::string subtitle;
  std::string date;  ///< as written: RFC 3339 where the markup has it
  DateSource date_source = DateSource::none;
  std::string url;     ///< the page's own, canonical address
  std::string source;  ///< name of the site
  std::string author;
  std::string language;               ///< ISO 639-1, as the page says
  std::vector<std::string> channels;  ///< sections and keywords
  std::string body;                   ///< paragraphs separated by newlines
};

/// Finds the article of a whole page. Time is linear in the size of the page, memory bounded by it
/// and Tree::node_limit. Thread-safe. Error input, with the reason as its message, for what holds
/// no article: a listing, a bot wall, an empty page.
Result<Article> extract_article(std::string_view utf8_html, const ExtractHints& hints = {});

/// The text of HTML inside a field: all that is readable, one line a paragraph, references
/// replaced. What holds no markup comes back as it is, white space collapsed. Thread-safe.
std::string html_to_text(std::string_view fragment);

}  // namespace dateline::html
