#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/release/release.h"
#include "common/source/container.h"
#include "common/support/result.h"
#include "indexer/source/explanation.h"

namespace dateline::html {

/// What is known about a page apart from its bytes. May be empty.
struct ExtractHints {
  std::string url;  ///< address that it was fetched from
  std::size_t most_nodes = Limits().elements;
  Explanation* explanation = nullptr;  ///< where to add why, or null
};

/// The article of a page. UTF-8, otherwise verbatim; every field except the body may be empty.
struct Article {
  std::string title;
  std::string subtitle;
  std::string date;  ///< verbatim; RFC 3339 if from the markup
  DateSource date_source = DateSource::none;
  std::string url;            ///< canonical URL of the page
  std::string source;         ///< name of the site, as the page states it
  std::string site_in_title;  ///< what may be that name: what <title> has beside the headline
  std::string issuer;
  std::string language;               ///< "en" or "en-gb", as the page says
  std::vector<std::string> channels;  ///< sections and keywords
  std::string body;                   ///< paragraphs separated by newlines
  std::string above;                  ///< lines around the title, where an embargo may stand
  std::string below;                  ///< lines dropped below the text, where a date may stand
};

/// Finds the article of a whole page. Time is linear in the size of the page, memory bounded by it
/// and the number of nodes. Thread-safe. Error input, with the reason as its message, for a page
/// with more nodes or without an article: a listing, a bot wall, an empty page.
Result<Article> extract_article(std::string_view utf8_html, const ExtractHints& hints = {});

/// The readable text of HTML in a field or a mail, one line per paragraph, with references
/// replaced, without what does not belong to it (find_extras). Outside of all blocks, a blank line
/// parts paragraphs. Text without markup is returned as it is with white space collapsed; that with
/// more nodes is not read. Thread-safe.
std::string html_to_text(std::string_view fragment, std::size_t most_nodes = Limits().elements);

/// The text of an article in the page's metadata (articleBody of JSON-LD), and how well other text
/// agrees with it, by runs of three words, ignoring case and punctuation.
class DescribedText {
 public:
  /// `described` may contain markup, and may be empty or truncated.
  explicit DescribedText(std::string_view described);

  /// The share of the words of `text`, from 0 to 1, that occur here in the same order.
  double coverage(std::string_view text) const;

  const std::string& text() const { return text_; }  ///< paragraphs separated by newlines
  std::size_t words() const { return words_; }

 private:
  std::string text_;
  std::unordered_set<std::uint64_t> runs_;
  std::size_t words_ = 0;
};

}  // namespace dateline::html
