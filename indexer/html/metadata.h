#pragma once

#include <cstdint>
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
  bool is_by_person = false;  ///< the author is one
  std::string publisher;
  std::string url;
  std::string language;
  std::vector<std::string> sections;  ///< articleSection and keywords
};

/// What the JSON-LD of a page says.
struct JsonLd {
  std::vector<ArticleData> articles;  ///< in the order of the page
  std::string published;  ///< of something that is no article: the page, a video, a recipe
};

/// Gives a field the value where none was found before.
inline void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

/// Reads the content of one <script type="application/ld+json"> and adds it to `data`. Of invalid
/// JSON, only a date of publication is read. Depth is bounded by `depth_limit`.
void read_json_ld(std::string_view script, JsonLd& data);

/// How surely a field of the markup holds the day of publication.
enum class DateRank : std::uint8_t {
  published,  ///< it says so: "datePublished", "article:published_time"
  created,    ///< "dc.date", "date": it may as well be the day of a change
};

/// A date that a page states in its markup.
struct StatedDate {
  std::string text;         ///< as written
  std::string_view origin;  ///< the name of its field
  DateRank rank = DateRank::published;
};

/// The metadata of a page. Text is decoded; each field may be empty.
struct Metadata {
  std::string page_title;         ///< <title>
  std::string social_title;       ///< og:title, twitter:title, dc.title
  std::vector<StatedDate> dates;  ///< of publication, the best first
  std::string url;                ///< canonical address, as written
  std::string base;               ///< of relative addresses: <base href>, as written
  std::string site;               ///< og:site_name
  std::string source;             ///< stated as such: "ContentSource"
  std::string author;
  std::string issuer;    ///< the author, or the organization that publishes for a person or desk
  std::string language;  ///< "en" or "en-gb" where the page says so
  std::string description;
  std::vector<std::string> channels;
  bool says_article = false;  ///< og:type or JSON-LD call the page an article
  ArticleData article;        ///< from JSON-LD
};

inline constexpr std::size_t most_channels = 50;  ///< that a page can have

/// Reads <title>, <meta>, <link>, JSON-LD and the date properties of any element. Linear time.
Metadata read_metadata(const Tree& tree);

}  // namespace dateline::html
