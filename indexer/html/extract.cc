#include "indexer/html/extract.h"

#include <algorithm>

#include "indexer/html/body.h"
#include "indexer/html/headline.h"
#include "indexer/html/no_article.h"
#include "indexer/html/page.h"
#include "indexer/html/selection.h"

namespace dateline::html {
namespace {

void fill_date(const Page& page, const Body& body, Article& article) {
  if (!page.metadata.published.empty()) {
    article.date = page.metadata.published;
    article.date_source = DateSource::markup;
  } else if (!body.date.empty()) {
    article.date = body.date;
    article.date_source = DateSource::header;
  }
}

/// All that is shown; where that is next to nothing, scripts show the rest, and it counts too.
Blocks collect_shown(const Tree& tree, const std::vector<Role>& roles) {
  Blocks shown =
      Blocks::collect(tree, 0, [&roles](NodeId id) { return roles[id] == Role::hidden; });
  const bool scarce = std::none_of(shown.all().begin(), shown.all().end(), is_running_text);
  return scarce ? Blocks::collect(tree, 0) : std::move(shown);
}

}  // namespace

Result<Article> extract_article(std::string_view utf8_html, const ExtractHints& hints) {
  Result<Tree> tree = Tree::parse(utf8_html);
  if (!tree) return pass(std::move(tree));
  Page page{.tree = *std::move(tree), .roles = {}, .metadata = {}, .blocks = {}};
  page.roles = find_roles(page.tree);
  page.metadata = read_metadata(page.tree);
  page.blocks = collect_shown(page.tree, page.roles);
  const Headline headline = find_headline(page);
  const Selection selection = select_article(page, headline);
  Body body = read_body(page, selection, headline, hints.is_boilerplate);
  if (const auto reason = why_no_article(page, selection, headline, body)) {
    return fail(ErrorKind::input, std::string(*reason));
  }

  Article article;
  fill_date(page, body, article);
  article.title = headline.title;
  article.subtitle = std::move(body.subtitle);
  article.url = page.metadata.url.empty() ? hints.url : page.metadata.url;
  article.source = page.metadata.site;
  article.author = page.metadata.author;
  article.language = page.metadata.language;
  article.channels = page.metadata.channels;
  article.body = std::move(body.text);
  return article;
}

std::string html_to_text(std::string_view fragment) {
  const Result<Tree> tree = Tree::parse(fragment);
  if (!tree) return {};
  return join_blocks(*tree, Blocks::collect(*tree, 0), {});
}

}  // namespace dateline::html
