#include "indexer/html/metadata.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/charset/entities.h"

namespace dateline::html {
namespace {

/// Names of date fields, best first: published, then created; modification dates are not included.
constexpr auto date_names = std::to_array<std::string_view>({"article:published_time",
                                                             "datepublished",
                                                             "article:published",
                                                             "og:article:published_time",
                                                             "og:published_time",
                                                             "og:pubdate",
                                                             "published_time",
                                                             "parsely-pub-date",
                                                             "sailthru.date",
                                                             "dc.date.issued",
                                                             "dcterms.issued",
                                                             "dcterms.available",
                                                             "cxenseparse:recs:publishtime",
                                                             "article.published",
                                                             "publish-date",
                                                             "publish_date",
                                                             "publication_date",
                                                             "publicationdate",
                                                             "published-date",
                                                             "published",
                                                             "pubdate",
                                                             "pub_date",
                                                             "rnews:datepublished",
                                                             "article_date_original",
                                                             "originalpublicationdate",
                                                             "release_date",
                                                             "displaydate",
                                                             "dc.date",
                                                             "dcterms.date",
                                                             "dc:date",
                                                             "dcterms.created",
                                                             "dc.date.created",
                                                             "dc:created",
                                                             "article:date",
                                                             "date",
                                                             "datecreated"});

constexpr NodeId largest_property = 8;  ///< nodes of an element whose text is a date

std::string collapsed(std::string_view raw) {
  std::string out;
  append_collapsed(out, raw, Place::attribute);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// "en" and "en-gb" of "en" and "en_GB"; empty if that is no code of a language.
std::string language_tag(std::string_view value) {
  value = trimmed<is_html_space>(value);
  const auto size = [&](std::size_t begin) {
    std::size_t end = begin;
    while (end < value.size() && is_letter(value[end])) ++end;
    return end - begin;
  };
  if (size(0) != 2) return {};
  const bool has_region = value.size() > 3 && (value[2] == '-' || value[2] == '_') && size(3) == 2;
  std::string tag = lowered(value.substr(0, has_region ? 5 : 2));
  if (has_region) tag[2] = '-';
  return tag;
}

void add_list(std::vector<std::string>& list, std::string_view values) {
  while (!values.empty() && list.size() < most_channels) {
    const std::size_t comma = values.find_first_of(",;");
    const std::string_view one = trimmed<is_html_space>(values.substr(0, comma));
    if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end())
      list.emplace_back(one);
    values.remove_prefix(comma == std::string_view::npos ? values.size() : comma + 1);
  }
}

class MetadataReader {
 public:
  explicit MetadataReader(const Tree& tree) : tree_(tree) {}

  Metadata read() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      switch (tree_[id].tag) {
        case Tag::text:
          break;
        case Tag::html:
          read_language(id);
          break;
        case Tag::title:
          fill(result_.page_title, tree_.text(id));
          break;
        case Tag::meta:
          read_meta(id);
          break;
        case Tag::link:
          read_link(id);
          break;
        case Tag::base:
          read_base(id);
          break;
        case Tag::script:
          read_script(id);
          break;
        default:
          read_properties(id);
      }
    }
    finish();
    return std::move(result_);
  }

 private:
  void read_language(NodeId id) {
    offer_language(tree_.attribute(id, AttributeName::lang));
    offer_language(tree_.attribute(id, AttributeName::xml_lang));
  }

  /// The first language counts, and a region that is added to it later.
  void offer_language(std::string_view value) {
    std::string tag = language_tag(value);
    std::string& language = result_.language;
    if (language.empty() || tag.substr(0, language.size()) == language) language = std::move(tag);
  }

  void read_meta(NodeId id) {
    const std::string_view content = tree_.attribute(id, AttributeName::content);
    if (content.empty()) return;
    for (const AttributeName name : {AttributeName::property, AttributeName::name,
                                     AttributeName::itemprop, AttributeName::http_equiv}) {
      const std::string_view value = tree_.attribute(id, name);
      if (!value.empty()) use(lowered(value), content);
    }
  }

  void use(const std::string& name, std::string_view content) {
    offer_date(date_rank(name), content);
    if (name == "og:title") social_title_ = collapsed(content);
    if (name == "twitter:title" || name == "dc.title" || name == "dcterms.title" ||
        name == "headline") {
      fill(other_title_, collapsed(content));
    }
    if (name == "og:url") fill(shared_url_, decode_entities(content, Place::attribute));
    if (name == "og:site_name" || name == "application-name")
      fill(result_.site, collapsed(content));
    if (name == "author" || name == "article:author" || name == "dc.creator" ||
        name == "parsely-author" || name == "sailthru.author") {
      if (content.find("://") == std::string_view::npos) fill(result_.author, collapsed(content));
    }
    if (name == "og:locale" || name == "content-language" || name == "dc.language" ||
        name == "inlanguage") {
      offer_language(content);
    }
    if (name == "og:description" || name == "description") {
      fill(result_.description, collapsed(content));
    }
    if (name == "article:section" || name == "parsely-section") {
      add_list(result_.channels, collapsed(content));
    }
    if (name == "keywords" || name == "news_keywords" || name == "article:tag") {
      add_list(keywords_, collapsed(content));
    }
    if (name == "og:type") {
      const std::string type = lowered(trimmed<is_html_space>(content));
      result_.says_article = result_.says_article || type == "article" || type == "news.article";
    }
  }

  void read_link(NodeId id) {
    if (equals_ignoring_case(tree_.attribute(id, AttributeName::rel), "canonical")) {
      const std::string_view href =
          trimmed<is_html_space>(tree_.attribute(id, AttributeName::href));
      fill(result_.url, decode_entities(href, Place::attribute));
    }
  }

  void read_base(NodeId id) {
    fill(result_.base, decode_entities(tree_.attribute(id, AttributeName::href), Place::attribute));
  }

  void read_script(NodeId id) {
    if (tree_[id].end == id + 1) return;
    const std::string type = lowered(tree_.attribute(id, AttributeName::type));
    if (type.find("ld+json") != std::string::npos)
      read_json_ld(tree_[id + 1].text, result_.article);
  }

  void read_properties(NodeId id) {
    if (tree_[id].attribute_count == 0) return;
    for (const AttributeName name : {AttributeName::itemprop, AttributeName::property}) {
      const std::string_view value = tree_.attribute(id, name);
      if (value.empty()) continue;
      const int rank = date_rank(lowered(value));
      if (rank < 0) continue;
      std::string_view date = tree_.attribute(id, AttributeName::content);
      if (date.empty()) date = tree_.attribute(id, AttributeName::datetime);
      if (date.empty() && tree_[id].end - id > largest_property) continue;
      offer_date(rank, date.empty() ? std::string_view(tree_.text(id)) : date);
    }
  }

  void offer_date(int rank, std::string_view date) {
    date = trimmed<is_html_space>(date);
    const bool plausible = date.size() <= 64 && std::any_of(date.begin(), date.end(), is_digit);
    if (rank < 0 || !plausible || (date_rank_ >= 0 && rank >= date_rank_)) return;
    date_rank_ = rank;
    result_.published = collapsed(date);
  }

  void finish() {
    const ArticleData& article = result_.article;
    if (!article.published.empty()) result_.published = collapsed(article.published);
    result_.social_title = social_title_.empty() ? other_title_ : social_title_;
    fill(result_.url, shared_url_);
    fill(result_.url, article.url);
    fill(result_.site, collapsed(article.publisher));
    if (!article.author.empty()) result_.author = collapsed(article.author);
    offer_language(article.language);
    for (const std::string& section : article.sections)
      add_list(result_.channels, collapsed(section));
    for (const std::string& keyword : keywords_) add_list(result_.channels, keyword);
    result_.says_article = result_.says_article || !article.headline.empty();
    result_.says_listing = article.is_listing;
  }

  const Tree& tree_;
  Metadata result_;
  std::string social_title_;
  std::string other_title_;
  std::string shared_url_;
  std::vector<std::string> keywords_;
  int date_rank_ = -1;
};

}  // namespace

Metadata read_metadata(const Tree& tree) {
  return MetadataReader(tree).read();
}

int date_rank(std::string_view name) {
  const auto* found = std::find(date_names.begin(), date_names.end(), name);
  return found == date_names.end() ? -1 : static_cast<int>(found - date_names.begin());
}

}  // namespace dateline::html
