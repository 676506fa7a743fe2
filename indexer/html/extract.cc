#include "indexer/html/extract.h"

#include <xxhash.h>

#include <algorithm>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/html/body.h"
#include "indexer/html/date_claim.h"
#include "indexer/html/explain.h"
#include "indexer/html/fragment.h"
#include "indexer/html/headline.h"
#include "indexer/html/hidden_text.h"
#include "indexer/html/loose_paragraphs.h"
#include "indexer/html/no_article.h"
#include "indexer/html/page.h"
#include "indexer/html/page_facts.h"
#include "indexer/html/phrases.h"
#include "indexer/html/selection.h"
#include "indexer/html/site_name.h"
#include "indexer/reader/url.h"

namespace dateline::html {
namespace {

constexpr std::size_t least_described = 60;    ///< minimum words of a useful articleBody
constexpr std::size_t least_description = 40;  ///< bytes of one that is text
constexpr std::uint32_t least_heading = 4;     ///< words of one in a text of headings
constexpr std::uint32_t telling_heading = 20;  ///< words of one that is a paragraph
constexpr double shown_share = 0.5;  ///< minimum share of the described text shown by the page

/// Uses the described text if the page shows little of it, because scripts will.
void prefer_described(const DescribedText& described, Body& body) {
  if (described.words() < least_described) return;
  if (DescribedText(body.text).coverage(described.text()) >= shown_share) return;
  if (described.text().size() < body.text.size()) return;
  body.text = described.text();
  body.letters = static_cast<std::uint32_t>(body.text.size());
  body.sentences = 1;
}

/// Uses the description of a page that says when it was published, but shows no text: a film, a
/// picture, a text for subscribers. Without one, its few words are its text.
void prefer_description(const Page& page, const Headline& headline, Body& body) {
  const Metadata& metadata = page.metadata;
  const bool dated = std::ranges::any_of(
      metadata.dates, [](const StatedDate& date) { return date.rank == DateRank::published; });
  if (body.sentences > 0 || !dated || headline.title.empty()) return;
  const bool described = metadata.description.size() >= least_description;
  if (described && body.text.size() < metadata.description.size()) {
    body.text = metadata.description;
    body.letters = static_cast<std::uint32_t>(body.text.size());
  }
  if (described || !body.text.empty()) body.sentences = 1;
}

/// Uses the headings of an article without paragraphs, if they hold its sentences.
void prefer_headings(const Page& page, const Selection& selection, const Headline& headline,
                     Body& body) {
  if (body.sentences > 0) return;
  std::vector<const Block*> headings;
  bool tells = false;
  for (std::size_t i = 0; i < page.blocks.all().size(); ++i) {
    const Block& block = page.blocks.all()[i];
    const bool plain = is_heading(block.tag) && block.link_letters * 2 < block.letters;
    const std::string_view text = page.blocks.text(block);
    if (!selection.kept[i] || !plain || folded(text) == folded(headline.title)) continue;
    const bool label = block.words < telling_heading && (is_byline(text) || has_date(text));
    if (block.words < least_heading || label) continue;
    headings.push_back(&block);
    tells = tells || (block.words >= telling_heading && block.ends_sentence);
  }
  if (!tells) return;
  body.text.clear();
  body.letters = 0;
  for (const Block* heading : headings) {
    if (!body.text.empty()) body.text.push_back('\n');
    body.text.append(page.blocks.text(*heading));
    body.letters += heading->letters;
    const auto read = std::ranges::find(body.blocks, heading->first, &ReadBlock::first);
    if (read != body.blocks.end()) read->rule = Rule::none;
  }
  body.sentences = 1;
}

/// The lines around the title, down to the text.
std::string lines_above(const Page& page, const Selection& selection, const Headline& headline) {
  constexpr std::size_t reach = 6;  // lines above the title
  const std::vector<Block>& blocks = page.blocks.all();
  const std::size_t begin = page.blocks.first_from(selection.begin);
  const std::size_t title = std::min(headline.block, begin);
  std::string lines;
  for (std::size_t i = title - std::min(title, reach); i < blocks.size(); ++i) {
    if (i >= begin && is_running_text(blocks[i])) break;
    if (page.is_noise(blocks[i]) || i == headline.block) continue;
    lines.append(page.blocks.text(blocks[i])).push_back('\n');
  }
  return lines;
}

/// The short lines below the text that are no part of it.
std::string lines_below(const Page& page, const Body& body) {
  constexpr std::uint32_t most_words = 20;
  std::string lines;
  for (const ReadBlock& read : body.blocks) {
    if (read.rule == Rule::none) lines.clear();
    const std::size_t i = page.blocks.first_from(read.first);
    if (read.rule != Rule::below || i == page.blocks.all().size()) continue;
    const Block& block = page.blocks.all()[i];
    if (block.words <= most_words) lines.append(page.blocks.text(block)).push_back('\n');
  }
  return lines;
}

/// The address of the page that a copy for printing shows, behind a label.
std::string printed_address(const Page& page) {
  const std::vector<Block>& blocks = page.blocks.all();
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const std::string_view text = page.blocks.text(blocks[i]);
    const std::size_t at = std::min(text.find("http://"), text.find("https://"));
    if (at == 0 || at == text.npos || !labels_address(text)) continue;
    const std::string_view label = trimmed(text.substr(0, at));
    const std::string_view address = trimmed(text.substr(at));
    if (label.ends_with(':') && address.find_first_of(" \n") == address.npos) {
      return std::string(address);
    }
  }
  return {};
}

/// The article among what readers see.
Result<Article> extract_shown(std::string_view utf8_html, const ExtractHints& hints) {
  const Result<Page> read = Page::read(utf8_html, hints.most_nodes);
  if (!read) return pass(read);
  const Page& page = *read;
  const Headline headline = find_headline(page);
  const Selection selection = select_article(page, headline);
  const DescribedText described(page.metadata.article.body);
  Body body = read_body(page, selection, headline, described);
  prefer_described(described, body);
  prefer_headings(page, selection, headline, body);
  prefer_description(page, headline, body);
  std::vector<DateClaim> dates = find_date_claims(page, selection, headline, body.blocks);
  if (hints.explanation != nullptr) {
    explain(page, selection, headline, body, dates, *hints.explanation);
  }
  if (auto reason = why_no_article(page, selection, headline, body, !dates.empty())) {
    return fail(ErrorKind::input, *std::move(reason));
  }

  Article article;
  if (!dates.empty()) {
    article.date = std::move(dates.front().text);
    article.date_source = dates.front().source;
  }
  article.above = lines_above(page, selection, headline);
  article.below = lines_below(page, body);
  article.title = headline.title;
  article.subtitle = std::move(body.subtitle);
  article.url = page.metadata.url.empty()
                    ? (hints.url.empty() ? printed_address(page) : hints.url)
                    : resolve_url(resolve_url(hints.url, page.metadata.base), page.metadata.url);
  article.source = find_stated_source(page.metadata, article.above);
  article.site_in_title = find_site_in_title(page, headline);
  article.issuer =
      page.metadata.issuer.empty() ? find_stated_issuer(article.above) : page.metadata.issuer;
  article.language = page.metadata.language;
  article.channels = find_channels(page, headline);
  article.body = std::move(body.text);
  return article;
}

}  // namespace

Result<Article> extract_article(std::string_view utf8_html, const ExtractHints& hints) {
  Result<Article> shown = extract_shown(utf8_html, hints);
  if (shown || !lacks_text(shown.error().message)) return shown;
  const std::string revealed = reveal_hidden_text(utf8_html);
  if (revealed.empty()) return shown;
  Result<Article> hidden = extract_shown(revealed, hints);
  return hidden ? hidden : shown;
}

std::string html_to_text(std::string_view fragment, std::size_t most_nodes) {
  Result<Tree> tree = Tree::parse(fragment, most_nodes);
  if (!tree) return {};
  const std::string parted = with_paragraphs(fragment, *tree);
  if (parted.size() > fragment.size()) tree = Tree::parse(parted, most_nodes);
  if (!tree) return {};
  const Blocks all = Blocks::collect(*tree, 0);
  const std::vector<bool> extras = find_extras(*tree, all);
  if (std::ranges::find(extras, true) == extras.end()) return join_blocks(*tree, all, {});
  return join_blocks(*tree, Blocks::collect(*tree, 0, [&](NodeId id) { return extras[id]; }), {});
}

namespace {

constexpr std::size_t run_length = 3;

/// Digests of the words of a text: letters and digits, ignoring case.
std::vector<std::uint64_t> word_digests(std::string_view text) {
  std::vector<std::uint64_t> digests;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (is_letter_or_digit(c)) {
      word.push_back(to_lower(c));
    } else if (!word.empty()) {
      digests.push_back(XXH3_64bits(word.data(), word.size()));
      word.clear();
    }
  }
  return digests;
}

/// Digests of the runs of words, one per starting word.
std::vector<std::uint64_t> run_digests(std::string_view text) {
  const std::vector<std::uint64_t> words = word_digests(text);
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + run_length <= words.size(); ++i) {
    runs.push_back(XXH3_64bits(words.data() + i, run_length * sizeof(std::uint64_t)));
  }
  return runs;
}

}  // namespace

DescribedText::DescribedText(std::string_view described) {
  // Plain text keeps its line breaks only if it is preformatted.
  const bool markup = described.find("</") != std::string_view::npos;
  text_ = html_to_text(std::string(markup ? "" : "<pre>").append(described));
  for (const std::uint64_t run : run_digests(text_)) runs_.insert(run);
  words_ = word_digests(text_).size();
}

double DescribedText::coverage(std::string_view text) const {
  const std::vector<std::uint64_t> runs = run_digests(text);
  if (runs.empty()) return 0;
  std::size_t found = 0;
  for (const std::uint64_t run : runs) found += runs_.contains(run) ? 1 : 0;
  return static_cast<double>(found) / static_cast<double>(runs.size());
}

}  // namespace dateline::html
