#include "indexer/html/no_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "common/support/counted.h"
#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/source/explanation.h"

namespace dateline::html {
namespace {

constexpr std::size_t scarce_letters = 250;          ///< below which a list of links decides
constexpr std::size_t letters_a_link = 20;           ///< the same below many links, for each
constexpr std::uint32_t most_listed_letters = 1000;  ///< from which a text is one in any case
constexpr std::uint32_t wall_letters = 1000;         ///< maximum of a bot wall page
constexpr std::size_t sentences_of_article = 2;  ///< paragraphs of a page with the title of a wall
constexpr std::uint32_t least_headline_words = 4;  ///< of a short article
constexpr std::uint32_t least_listed_words = 8;    ///< of a link that is more than a tool or source
constexpr std::uint32_t least_listed_letters = 16;       ///< the same in a heading
constexpr std::size_t many_links = 10;                   ///< headlines linking elsewhere
constexpr std::size_t many_teasers = 4;                  ///< of them with a text of their own
constexpr std::size_t most_listed_teaser_letters = 450;  ///< maximum of it and its headline
constexpr std::size_t most_blocks_of_teaser = 2;

constexpr std::string_view bot_wall = "bot wall or server error page";
constexpr std::string_view missing_page = "page not found";
constexpr std::string_view no_text = "page without text";
constexpr std::string_view only_links = "listing page: links to other pages and no article";
constexpr std::string_view links_with_teasers =
    "listing page: links to other pages, each with a teaser";

struct Links {
  std::size_t headlines = 0;  ///< links as long as a headline
  std::size_t teasers = 0;    ///< of them those with a short text of their own
  std::size_t longest = 0;    ///< running text between two of them, in blocks
  std::uint32_t letters = 0;  ///< of the longest block of running text
};

/// Counts among the blocks for which `counted` is true.
Links count_links(const Page& page, const std::vector<bool>& counted) {
  Links links;
  std::size_t running = 0;
  bool after_link = false;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (!counted[i]) continue;
    const Block& block = page.blocks.all()[i];
    if (is_linked_headline(block)) {
      ++links.headlines;
      after_link = true;
      running = 0;
    } else if (is_running_text(block)) {
      if (after_link) ++links.teasers;
      after_link = false;
      links.longest = std::max(links.longest, ++running);
      links.letters = std::max(links.letters, block.letters);
    }
  }
  return links;
}

std::string listing(std::string_view reason, const Links& links) {
  const std::string text =
      links.letters == 0 ? "no text" : fmt::format("longest text {} letters", links.letters);
  return fmt::format("{}; found {}, {} with a teaser, {}", reason,
                     counted(links.headlines, "link", "links"), links.teasers, text);
}

std::string without_text(const Page& page, const Body& body) {
  std::uint64_t words = 0;
  for (const Block& block : page.blocks.all()) words += block.words;
  return fmt::format("{}; found {} outside scripts, {} of text", no_text,
                     counted(words, "word", "words"), counted(body.letters, "letter", "letters"));
}

/// Whether running text stands under a headline, with no link to another page between them: an
/// article, if a short one.
bool is_headed(const Page& page, const Selection& selection, const Headline& headline,
               const Body& body) {
  if (headline.block == Headline::unseen || body.sentences == 0) return false;
  const std::vector<Block>& blocks = page.blocks.all();
  if (blocks[headline.block].words < least_headline_words) return false;
  for (std::size_t i = headline.block + 1; i < blocks.size(); ++i) {
    if (page.is_noise(blocks[i])) continue;
    if (selection.kept[i] && is_running_text(blocks[i])) return true;
    const bool tool = blocks[i].letters < least_listed_letters ||
                      (!is_heading(blocks[i].tag) && blocks[i].words < least_listed_words);
    if (is_linked_headline(blocks[i]) && !tool) return false;
  }
  return false;
}

/// Links to other pages between the headline and the text.
std::size_t links_above_text(const Page& page, const Selection& selection,
                             const Headline& headline) {
  if (headline.block == Headline::unseen) return 0;
  const std::vector<Block>& blocks = page.blocks.all();
  std::size_t links = 0;
  for (std::size_t i = headline.block + 1; i < blocks.size(); ++i) {
    if (selection.kept[i] && is_running_text(blocks[i])) break;
    links += !page.is_noise(blocks[i]) && is_linked_headline(blocks[i]) ? 1 : 0;
  }
  return links;
}

/// Whether the page marks several articles with a day each, and its title is the link to one.
bool lists_articles(const Page& page, const Headline& headline) {
  if (headline.block == Headline::unseen) return false;
  if (!is_linked_headline(page.blocks.all()[headline.block])) return false;
  std::set<std::string_view> days;
  for (const StatedDate& date : page.metadata.dates) {
    if (date.rank == DateRank::published) days.insert(date.text);
  }
  return days.size() >= many_teasers;
}

std::vector<bool> shown_outside_noise(const Page& page) {
  std::vector<bool> counted(page.blocks.all().size());
  for (std::size_t i = 0; i < counted.size(); ++i) {
    counted[i] = !page.is_noise(page.blocks.all()[i]);
  }
  return counted;
}

/// Whether all that the page says is that it needs a script.
bool needs_script(const Body& body) {
  constexpr std::uint32_t most_letters = 100;
  return body.letters < most_letters && lowered(body.text).find("javascript") != std::string::npos;
}

std::string with_finding(std::string_view reason, std::string_view place, std::string_view text) {
  return fmt::format("{}; found {}: {}", reason, place, quote(trimmed(text)));
}

/// Where the page says so itself, at the start of its title or in its little text.
std::optional<std::string> why_wall(const Page& page, const Headline& headline, const Body& body,
                                    bool is_dated, std::string_view reason, PageKind kind) {
  if (body.letters > wall_letters || page.metadata.says_article) return std::nullopt;
  // A release may be about a bridge to which access is denied.
  const bool reports =
      is_dated && body.sentences >= sentences_of_article && !is_about_machines(body.text);
  for (const std::string_view title :
       {trimmed<is_html_space>(page.metadata.page_title), std::string_view(headline.title)}) {
    if (begins_as(title, kind) && !reports) return with_finding(reason, "the title", title);
  }
  const bool says = body.letters < scarce_letters && says_it_is(body.text, kind);
  return says ? std::optional(with_finding(reason, "the text", body.text)) : std::nullopt;
}

}  // namespace

std::optional<std::string> why_no_article(const Page& page, const Selection& selection,
                                          const Headline& headline, const Body& body,
                                          bool is_dated) {
  if (auto wall = why_wall(page, headline, body, is_dated, bot_wall, PageKind::wall)) return wall;
  if (auto missing = why_wall(page, headline, body, is_dated, missing_page, PageKind::missing)) {
    return missing;
  }
  const Links inside = count_links(page, selection.kept);
  const bool brief = body.letters < most_listed_teaser_letters * inside.headlines;
  if (inside.teasers >= many_teasers && inside.longest <= most_blocks_of_teaser && brief &&
      !page.metadata.says_article) {
    return listing(links_with_teasers, inside);
  }
  if (inside.headlines >= many_links && body.sentences == 0) {
    return listing(only_links, inside);
  }
  const bool wordless = body.sentences == 0 && body.letters < scarce_letters;
  if (body.letters < most_listed_letters && !page.metadata.says_article) {
    const Links around = count_links(page, shown_outside_noise(page));
    const bool listed = wordless || lists_articles(page, headline);
    if (listed && around.teasers >= many_teasers && around.longest <= most_blocks_of_teaser) {
      return listing(links_with_teasers, around);
    }
    const bool scarce =
        body.letters < scarce_letters && !is_headed(page, selection, headline, body);
    const bool behind_links = body.letters < letters_a_link * around.headlines &&
                              links_above_text(page, selection, headline) >= many_links;
    if (around.headlines >= many_links && (scarce || behind_links)) {
      return listing(only_links, around);
    }
  }
  if (wordless || needs_script(body)) return without_text(page, body);
  return std::nullopt;
}

bool lacks_text(std::string_view reason) {
  return reason.starts_with(no_text) || reason.starts_with(only_links);
}

std::optional<std::string> why_no_text(std::string_view text) {
  constexpr std::size_t longest = 1500;  // in bytes
  constexpr std::size_t few_words = 250;
  constexpr int opening_lines = 3;
  constexpr std::size_t longest_phrase = 100;  // in bytes
  const std::string_view whole = text = trimmed(text);
  if (whole.size() > longest) return std::nullopt;
  for (int line = 0; line < opening_lines && !text.empty(); ++line) {
    text = trimmed(text);
    const std::string_view said = text.substr(0, text.find('\n'));
    const std::string_view begin = said.substr(0, longest_phrase);
    const bool wall = begins_as(begin, PageKind::wall);
    if (wall || begins_as(begin, PageKind::missing)) {
      const bool surely = whole.size() <= few_words || is_about_machines(whole);
      return surely ? std::optional(with_finding(wall ? bot_wall : missing_page, "the line", said))
                    : std::nullopt;
    }
    text.remove_prefix(said.size());
  }
  return std::nullopt;
}

}  // namespace dateline::html
