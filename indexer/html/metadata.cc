#include "indexer/html/metadata.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/charset/entities.h"
#include "indexer/html/date_fields.h"
#include "indexer/html/page.h"

namespace dateline::html {
namespace {

constexpr NodeId largest_property = 8;  ///< nodes of an element whose text is a date
constexpr std::size_t most_dates = 50;  ///< fields with dates of a page

/// A date and its field, of which the best comes first in their table.
struct FoundDate {
  const DateField* field = nullptr;
  std::string text;
};

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
    offer_date(name, content);
    if (name == "og:title") social_title_ = collapsed(content);
    if (name == "twitter:title" || name == "dc.title" || name == "dcterms.title" ||
        name == "headline") {
      fill(other_title_, collapsed(content));
    }
    if (name == "og:url") fill(shared_url_, decode_entities(content, Place::attribute));
    if (name == "og:site_name" || name == "application-name" || name == "sitename") {
      fill(result_.site, collapsed(content));
    }
    if (name == "contentsource") fill(result_.source, collapsed(content));
    if (name == "dc.publisher" || name == "dcterms.publisher" || name == "citation_publisher") {
      const bool address = content.find("://") != content.npos || content.find('@') != content.npos;
      if (!address) fill(publisher_, collapsed(content));
    }
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
    if (type.find("ld+json") != std::string::npos) read_json_ld(tree_[id + 1].text, json_ld_);
  }

  void read_properties(NodeId id) {
    if (tree_[id].attribute_count == 0) return;
    for (const AttributeName name : {AttributeName::itemprop, AttributeName::property}) {
      const std::string_view value = tree_.attribute(id, name);
      if (value.empty()) continue;
      const std::string field = lowered(value);
      if (find_date_field(field) == nullptr) continue;
      std::string_view date = tree_.attribute(id, AttributeName::content);
      if (date.empty()) date = tree_.attribute(id, AttributeName::datetime);
      if (date.empty() && tree_[id].end - id > largest_property) continue;
      offer_date(field, date.empty() ? std::string_view(tree_.text(id)) : date);
    }
  }

  void offer_date(std::string_view name, std::string_view date) {
    const DateField* field = find_date_field(name);
    date = trimmed<is_html_space>(date);
    const bool plausible = date.size() <= 64 && std::any_of(date.begin(), date.end(), is_digit);
    if (field == nullptr || !plausible || dates_.size() == most_dates) return;
    dates_.push_back({field, collapsed(date)});
  }

  /// The dates of the description of the article, then those of fields from the best name on.
  void order_dates() {
    const auto add = [this](std::string_view text, std::string_view origin, DateRank rank) {
      if (!text.empty()) result_.dates.push_back({collapsed(text), origin, rank});
    };
    add(result_.article.published, "JSON-LD article", DateRank::published);
    std::ranges::stable_sort(dates_, {}, &FoundDate::field);
    bool page_added = false;
    for (const FoundDate& date : dates_) {
      if (date.field->rank == DateRank::created && !std::exchange(page_added, true)) {
        add(json_ld_.published, "JSON-LD page", DateRank::created);
      }
      result_.dates.push_back({date.text, date.field->name, date.field->rank});
    }
    if (!page_added) add(json_ld_.published, "JSON-LD page", DateRank::created);
  }

  /// The article that is described like the page, else the first, completed from others of the
  /// same headline.
  void choose_article() {
    std::vector<ArticleData>& articles = json_ld_.articles;
    if (articles.empty()) return;
    const std::string title = folded(result_.page_title + social_title_);
    const auto is_own = [&](const ArticleData& article) {
      const std::string headline = folded(article.headline);
      return (!headline.empty() && title.find(headline) != std::string::npos) ||
             (!article.url.empty() && article.url == result_.url);
    };
    auto own = std::ranges::find_if(articles, is_own);
    if (own == articles.end()) own = articles.begin();
    result_.article = *own;
    for (const ArticleData& other : articles) {
      if (other.headline.empty() || other.headline == own->headline || own->headline.empty()) {
        complete(result_.article, other);
      }
    }
  }

  static void complete(ArticleData& article, const ArticleData& other) {
    for (std::string ArticleData::*const field :
         {&ArticleData::headline, &ArticleData::subtitle, &ArticleData::published,
          &ArticleData::body, &ArticleData::author, &ArticleData::publisher, &ArticleData::url,
          &ArticleData::language}) {
      fill(article.*field, other.*field);
    }
    article.is_by_person = article.is_by_person || other.is_by_person;
    if (article.sections.empty()) article.sections = other.sections;
  }

  void finish() {
    choose_article();
    order_dates();
    const ArticleData& article = result_.article;
    result_.social_title = social_title_.empty() ? other_title_ : social_title_;
    fill(result_.url, shared_url_);
    fill(result_.url, article.url);
    fill(result_.site, collapsed(article.publisher));
    fill(result_.site, publisher_);
    if (!article.author.empty()) result_.author = collapsed(article.author);
    const bool for_publisher = article.is_by_person && !article.publisher.empty();
    result_.issuer = for_publisher ? collapsed(article.publisher) : result_.author;
    offer_language(article.language);
    for (const std::string& section : article.sections)
      add_list(result_.channels, collapsed(section));
    for (const std::string& keyword : keywords_) add_list(result_.channels, keyword);
    result_.says_article = result_.says_article || !article.headline.empty();
  }

  const Tree& tree_;
  Metadata result_;
  std::string social_title_;
  std::string other_title_;
  std::string shared_url_;
  std::string publisher_;
  std::vector<std::string> keywords_;
  std::vector<FoundDate> dates_;
  JsonLd json_ld_;
};

}  // namespace

Metadata read_metadata(const Tree& tree) {
  return MetadataReader(tree).read();
}

}  // namespace dateline::html
