#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

}  // namespace dateline::html
