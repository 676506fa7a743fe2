#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/json_ld.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// The metadata of a page. Text is decoded; each field may be empty.
struct Metadata {
  std::string page_title;    ///< <title>
  std::string social_title;  ///< og:title, twitter:title, dc.title
  std::string published;     ///< the best date field, as written
  std::string url;           ///< canonical address
  std::string site;          ///< og:site_name
  std::string author;
  std::string language;  ///< ISO 639-1 where the page says so
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
