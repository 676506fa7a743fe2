#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/html/tree.h"

namespace dateline::html {

/// What a schema.org description of an article says (https://schema.org/Article). Text is verbatim;
/// each field may be empty.
struct ArticleData {
  std::string headline;
  std::string subtitle;   ///< alternativeHeadline
  std::string published;  ///< datePublished, else dateCreated
  std::string body;       ///< articleBody; may be truncated or contain markup
  std::string author;
  std::string publisher;
  std::string url;
  std::string language;
  std::vector<std::string> sections;  ///< articleSection and keywords
  bool is_listing = false;            ///< described as a collection, so without an article
};

/// Gives a field the value where none was found before.
inline void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

/// Reads the content of one <script type="application/ld+json"> and fills the empty fields of
/// `data`. Invalid JSON and descriptions of anything but an article change nothing. Depth is
/// bounded by the JSON parser.
void read_json_ld(std::string_view script, ArticleData& data);

/// The metadata of a page. Text is decoded; each field may be empty.
struct Metadata {
  std::string page_title;    ///< <title>
  std::string social_title;  ///< og:title, twitter:title, dc.title
  std::string published;     ///< the best date field, as written
  std::string url;           ///< canonical address, as written
  std::string base;          ///< of relative addresses: <base href>, as written
  std::string site;          ///< og:site_name
  std::string author;
  std::string language;  ///< "en" or "en-gb" where the page says so
  std::string description;
  std::vector<std::string> channels;
  bool says_article = false;  ///< og:type or JSON-LD call the page an article
  bool says_listing = false;  ///< JSON-LD calls it a collection, or og:type a website
  ArticleData article;        ///< from JSON-LD
};

inline constexpr std::size_t most_channels = 50;  ///< that a page can have

/// Reads <title>, <meta>, <link>, JSON-LD and the date properties of any element. Linear time.
Metadata read_metadata(const Tree& tree);

/// Rank of the date field with the given name of a meta tag, property or itemprop, 0 the best;
/// negative if it is not one.
int date_rank(std::string_view name);

}  // namespace dateline::html
