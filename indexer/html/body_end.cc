#include "indexer/html/body_end.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/calendars.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/notices.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t longest_comments_heading = 8;  ///< words
constexpr std::uint32_t least_commented = 40;          ///< words of text above comments
constexpr std::size_t fewest_listed = 4;               ///< headlines in a list behind the text
constexpr std::uint32_t longest_teaser = 60;           ///< words
constexpr std::size_t fewest_sections = 3;             ///< that show an article to go on
constexpr double most_link_words = 8;  ///< words, of the eighth and each further link in a row
constexpr double least_cost = 15;      ///< of the links that end a text: five in a row

/// Headings with text under them, from a block on.
std::size_t count_sections(const BodyBlocks& blocks, std::size_t begin) {
  std::size_t sections = 0;
  for (std::size_t i = begin; i + 1 < blocks.size(); ++i) {
    const Block& heading = blocks.block(i);
    const bool linked = heading.link_letters * 10 > heading.letters * 9;
    if (is_heading(heading.tag) && !linked && is_running_text(blocks.block(i + 1))) ++sections;
  }
  return sections;
}

}  // namespace

bool is_linked(const Block& block) {
  return block.link_letters * 10 > block.letters * 8;
}

bool is_text_element(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::li:
    case Tag::blockquote:
    case Tag::td:
    case Tag::th:
    case Tag::dd:
    case Tag::dt:
    case Tag::footer:  // of a quotation; others are no part of the text
    case Tag::pre:
      return true;
    default:
      return false;
  }
}

void drop_repeated(BodyBlocks& blocks) {
  std::unordered_set<std::uint64_t> seen;
  std::uint64_t lead = 0;
  bool again = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks.is_kept(i) || !is_running_text(blocks.block(i))) continue;
    const std::uint64_t digest = XXH3_64bits(blocks.text(i).data(), blocks.text(i).size());
    if (seen.empty()) lead = digest;
    const bool is_new = seen.insert(digest).second;
    again = again || (!is_new && digest == lead);
    if (again && !is_new) blocks.drop(i, Rule::repeated);
  }
}

namespace {

/// Whether a line heads the comment of a reader: a name, and a day with a time of day.
bool heads_one_comment(const Block& block, std::string_view text) {
  constexpr std::uint32_t most_words = 12;
  constexpr std::ptrdiff_t most_words_of_name = 4;
  if (block.words > most_words || is_heading(block.tag)) return false;
  const auto match = find_date(text, 0, {});
  if (!match || match->time.empty() || match->begin == 0) return false;
  std::string_view name = trimmed<is_html_space>(text.substr(0, match->begin));
  while (name.ends_with(',')) name.remove_suffix(1);
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  const bool labelled = date_label(name) != DateLabel::none || is_byline(text);
  return !labelled && !name.ends_with(':') && !is_weekday(last) &&
         std::ranges::count(name, ' ') < most_words_of_name;
}

/// The first of several comments that stand below each other to the end, or the end.
std::size_t first_comment(const BodyBlocks& blocks) {
  constexpr std::size_t least_comments = 2;
  std::size_t first = blocks.size();
  std::size_t comments = 0;
  std::uint32_t words = 0;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (is_running_text(blocks.block(i))) words += blocks.block(i).words;
    if (words < least_commented) continue;
    if (comments > 0 && is_heading(blocks.block(i).tag)) return blocks.size();
    if (!heads_one_comment(blocks.block(i), blocks.text(i))) continue;
    if (++comments == 1) first = i;
  }
  return comments >= least_comments ? first : blocks.size();
}

}  // namespace

void drop_comments(BodyBlocks& blocks) {
  const std::size_t comment = first_comment(blocks);
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool heads = i == comment || (blocks.block(i).words <= longest_comments_heading &&
                                        heads_comments(blocks.text(i)));
    if (heads && words >= least_commented) {
      for (; i < blocks.size(); ++i) blocks.drop(i, Rule::comments);
    } else if (blocks.is_kept(i) && is_running_text(blocks.block(i))) {
      words += blocks.block(i).words;
    }
  }
}

void drop_listed(BodyBlocks& blocks) {
  std::size_t begin = blocks.size();
  std::size_t headlines = 0;
  bool after_headline = false;
  std::uint32_t words = 0;  // above the list
  std::uint32_t listed = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks.block(i);
    // A heading may have links to edit it.
    if (is_linked_headline(block) && block.link_letters * 10 > block.letters * 8) {
      if (headlines == 0) begin = i;
      ++headlines;
      after_headline = true;
    } else if (is_running_text(block) && blocks.is_kept(i)) {
      if (!after_headline || block.words > longest_teaser) {
        words += listed + block.words;
        listed = 0;
        headlines = 0;
        begin = blocks.size();
      } else {
        listed += block.words;
      }
      after_headline = false;
    }
  }
  if (headlines < fewest_listed || words < least_commented) return;
  for (std::size_t i = begin; i < blocks.size(); ++i) blocks.drop(i, Rule::teaser);
}

void drop_behind_links(const Page& page, const Selection& selection, BodyBlocks& blocks) {
  const std::vector<Block>& all = page.blocks.all();
  double sum = 0;
  double most = 0;
  double least = 0;  // behind the most
  double run = 0;
  std::size_t end = blocks.size();
  std::size_t i = 0;
  const std::size_t all_end = page.blocks.first_from(selection.end);
  for (std::size_t at = page.blocks.first_from(selection.begin); at < all_end; ++at) {
    while (i < blocks.size() && blocks.block(i).first < all[at].first) ++i;
    const bool read = i < blocks.size() && blocks.block(i).first == all[at].first;
    if (read && blocks.is_kept(i) && is_running_text(blocks.block(i))) {
      sum += blocks.block(i).words;
      run = 0;
    } else if (all[at].link_letters * 2 > all[at].letters || page.is_noise(all[at])) {
      run = std::min(run + 1, most_link_words);
      sum = most == 0 ? 0 : sum - run;
    }
    least = std::min(least, sum);
    if (sum < most) continue;
    most = least = sum;
    end = read ? i + 1 : end;
  }
  if (most - least < least_cost || count_sections(blocks, end) >= fewest_sections) return;
  for (i = end; i < blocks.size(); ++i) blocks.drop(i, Rule::behind_links);
}

namespace {

/// Whether what stands behind a mark is only small print: no text, heading or contact.
bool is_small_print(const BodyBlocks& blocks, std::size_t begin, std::uint32_t most_words) {
  std::uint32_t words = 0;
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    if (!blocks.is_kept(i)) continue;
    words += blocks.block(i).words;
    const std::string_view text = blocks.text(i);
    const bool announces = is_heading(blocks.block(i).tag) || text.ends_with(':');
    if (words > most_words || announces || has_contact(text)) return false;
  }
  return true;
}

}  // namespace

void drop_behind_mark(BodyBlocks& blocks) {
  constexpr std::uint32_t most_behind_word = 20;  // words behind "END"
  constexpr std::uint32_t most_behind_sign = 8;   // behind "***", which also parts texts
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks.is_kept(i)) continue;
    if (is_running_text(blocks.block(i))) words += blocks.block(i).words;
    if (words < least_commented || !is_end_mark(blocks.text(i))) continue;
    const bool parts = blocks.text(i).find_first_not_of("*-=_~. ") == std::string_view::npos;
    if (!is_small_print(blocks, i + 1, parts ? most_behind_sign : most_behind_word)) continue;
    for (; i < blocks.size(); ++i) blocks.drop(i, Rule::behind_mark);
  }
}

}  // namespace dateline::html
