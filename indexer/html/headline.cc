#include "indexer/html/headline.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/html/site_title.h"
#include "indexer/html/title_claims.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t longest_title_words = 60;
constexpr std::size_t most_words_of_claim = 2;  ///< of a claim that is hardly a title

class HeadlineFinder {
 public:
  explicit HeadlineFinder(const Page& page)
      : page_(page), claims_(page.metadata), text_(first_running_text()) {
    site_heading_ = find_site_heading();
    only_h1_ = find_only_h1();
  }

  Headline find() const {
    Headline best;
    int best_score = 0;
    const std::vector<Block>& blocks = page_.blocks.all();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].words > longest_title_words ||
          TitleClaims::is_too_long(page_.blocks.text(blocks[i])))
        continue;
      const int score = score_of(i);
      if (score <= best_score) continue;
      best_score = score;
      best = {.title = title_in(i), .block = i};
    }
    if (best.block != Headline::unseen) best.title = without_kicker(best);
    if (best_score < TitleClaims::weak_score) {
      if (const std::size_t heading = unconfirmed(); heading != Headline::unseen) {
        return {.title = title_in(heading), .block = heading};
      }
      if (!claims_.best().empty()) best.title = claims_.best();
      if (best_score < heading_score) best.block = Headline::unseen;
    }
    return best;
  }

 private:
  static constexpr int heading_score = 10;  ///< an unconfirmed h1
  static constexpr int label_score = 27;    ///< of a cell labelled as the title

  /// The first block that reads as the text of an article, or the number of blocks.
  std::size_t first_running_text() const {
    constexpr std::size_t least_menu = 3;  // linked blocks
    const std::vector<Block>& blocks = page_.blocks.all();
    std::size_t text = blocks.size();  // the first
    std::size_t links = 0;
    bool below_heading = false;
    bool above_heading = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (is_heading(block.tag)) (text == blocks.size() ? below_heading : above_heading) = true;
      if (block.link_letters == block.letters) ++links;
      if (!is_running_text(block) || is_heading(block.tag) || page_.is_noise(block)) continue;
      if (is_notice(page_.blocks.text(block), true)) continue;
      if (below_heading) return std::min(text, i);
      // A notice above all headings is parted from the article by a menu.
      if (text < blocks.size() && (links < least_menu || !above_heading)) return text;
      text = i;
      links = 0;
    }
    return text;
  }

  /// The heading with the name of the site, where the two halves of a claim stand above the text as
  /// headings of their own, or unseen: that of one or two words or before a colon, else
  /// the last.
  std::size_t find_site_heading() const {
    const std::vector<Block>& blocks = page_.blocks.all();
    for (const TitleClaims::Claim& claim : claims_.all()) {
      for (const std::string_view separator : {" | ", " - ", ": "}) {
        const std::size_t at = claim.text.find(separator);
        if (at == claim.text.npos) continue;
        const std::string_view text = claim.text;
        const std::size_t first = heading_with(text.substr(0, at));
        const std::size_t last = heading_with(text.substr(at + separator.size()));
        if (first == Headline::unseen || last == Headline::unseen) continue;
        const bool brief = blocks[first].words <= most_words_of_claim;
        return separator == ": " || brief ? first : last;
      }
    }
    return Headline::unseen;
  }

  /// The first heading above the text with these letters, or unseen.
  std::size_t heading_with(std::string_view text) const {
    const std::string wanted = folded(text);
    for (std::size_t i = 0; i < text_ && !wanted.empty(); ++i) {
      const Block& block = page_.blocks.all()[i];
      if (is_heading(block.tag) && folded(page_.blocks.text(block)) == wanted) return i;
    }
    return Headline::unseen;
  }

  /// The only h1 above the text that may be the title, or unseen.
  std::size_t find_only_h1() const {
    std::size_t only = Headline::unseen;
    for (std::size_t i = 0; i < text_; ++i) {
      const Block& block = page_.blocks.all()[i];
      if (block.tag != Tag::h1 || page_.is_noise(block) || is_of_site(i)) continue;
      if (is_continued(i) || names_section(page_.blocks.text(block))) continue;
      if (only != Headline::unseen) return Headline::unseen;
      only = i;
    }
    return only;
  }

  /// Whether a block goes on with the heading that the one before it began.
  bool is_continued(std::size_t i) const {
    const std::vector<Block>& blocks = page_.blocks.all();
    return i > 0 && is_heading(blocks[i].tag) && blocks[i - 1].container == blocks[i].container;
  }

  /// Whether a heading names the site, or a section of it, above the title of the article:
  /// there, a longer heading stands between it and the text, and that of a site in another box.
  bool is_of_site(std::size_t i) const {
    const Block& block = page_.blocks.all()[i];
    if (i == site_heading_) return true;
    if (!is_heading(block.tag)) return false;
    const std::string_view text = page_.blocks.text(block);
    const bool section = names_section(text);
    if (!section && !claims_.is_name(folded(text))) return false;
    const NodeId box = page_.tree[block.container].parent;
    for (std::size_t next = i + 1; next < text_; ++next) {
      const Block& other = page_.blocks.all()[next];
      const bool longer = is_heading(other.tag) && other.words > block.words;
      if (!longer || page_.is_noise(other)) continue;
      if (section || other.first >= page_.tree[box].end) return true;
    }
    return false;
  }

  /// Whether an element that is no heading is named as one.
  bool is_named_title(const Block& block) const {
    for (const AttributeName name : {AttributeName::class_name, AttributeName::id}) {
      const std::string_view value = page_.tree.attribute(block.container, name);
      if (value.find("itle") == value.npos && value.find("eadline") == value.npos) continue;
      const std::string names = lowered(value);
      const bool other = names.find("sub") != names.npos || names.find("site") != names.npos ||
                         names.find("widget") != names.npos;
      if (other) return false;
      if (names.find("title") != names.npos || names.find("headline") != names.npos) return true;
    }
    return false;
  }

  /// The title where nothing confirms a heading: the only h1, else the last heading above the text,
  /// if it says more than the page claims.
  std::size_t unconfirmed() const {
    const bool claims_nothing = claims_.best().empty() || claims_.all().empty();
    const bool vague = claims_nothing || names_kind(claims_.best()) ||
                       word_set(claims_.best()).size() < fewest_headline_words;
    const std::vector<Block>& blocks = page_.blocks.all();
    const std::size_t heading = heading_above_text();
    if (only_h1_ != Headline::unseen) {
      const Block& h1 = blocks[only_h1_];
      const bool is_more = h1.words > word_set(claims_.best()).size() || claims_nothing;
      const bool long_enough = h1.words >= (vague && is_more ? 2 : fewest_headline_words);
      const bool logo = vague && h1.link_letters == h1.letters && heading != only_h1_;
      if (long_enough && !logo) return only_h1_;
    }
    if (!vague) return Headline::unseen;
    if (heading != Headline::unseen) return heading;
    const std::size_t line = line_above_text();
    const std::size_t words = claims_nothing ? 0 : word_set(claims_.best()).size();
    const bool name = words <= most_words_of_claim;
    if (name || line == Headline::unseen) return line;
    const bool quotes_claim =
        folded(page_.blocks.text(blocks[line])).starts_with(folded(claims_.best()));
    return blocks[line].words > words && !quotes_claim ? line : Headline::unseen;
  }

  /// The last heading before the running text, without those of a lower rank directly below it, or
  /// unseen.
  std::size_t heading_above_text() const {
    std::size_t heading = Headline::unseen;
    std::size_t last = Headline::unseen;  // of the heading and its subtitles
    std::uint32_t fewest = fewest_headline_words;
    const std::vector<Block>& blocks = page_.blocks.all();
    for (std::size_t i = 0; i < text_; ++i) {
      const bool named = is_heading(blocks[i].tag) || is_named_title(blocks[i]);
      if (!named || page_.is_noise(blocks[i])) continue;
      if (is_of_site(i)) {
        fewest = 2;
      } else if (blocks[i].words >= fewest && !is_continued(i)) {
        const bool below = last != Headline::unseen && last + 1 == i &&
                           is_heading(blocks[heading].tag) && blocks[i].tag > blocks[heading].tag;
        if (!below || !is_heading(blocks[i].tag)) heading = i;
        last = i;
      }
    }
    return heading;
  }

  /// The line that stands where a title does, in whatever element: above the text, and above the
  /// lines with its date and number.
  std::size_t line_above_text() const {
    constexpr std::size_t most_lines = 4;
    constexpr std::uint32_t fewest_words = 3;
    const std::vector<Block>& blocks = page_.blocks.all();
    if (text_ == blocks.size()) return Headline::unseen;
    for (std::size_t i = text_; i-- > 0 && text_ - i <= most_lines;) {
      const Block& line = blocks[i];
      const std::string_view text = page_.blocks.text(line);
      if (page_.is_noise(line) || line.link_letters > 0) return Headline::unseen;
      const bool label = has_date(text) || is_byline(text) || names_section(text) ||
                         text.ends_with(':') || is_notice(text, line.ends_sentence);
      if (label || line.words < fewest_words) continue;
      const bool note = text.starts_with('(') || text.starts_with('[') ||
                        text.starts_with("\uFF08") || text.starts_with("\u3010");
      const bool title = !note && !line.ends_sentence && line.words <= longest_title_words;
      return title ? i : Headline::unseen;
    }
    return Headline::unseen;
  }

  /// The text of a block in one line, without the label "Title:".
  std::string title_in(std::size_t i) const {
    const std::string_view text = page_.blocks.text(page_.blocks.all()[i]);
    const std::size_t label = label_size(text);
    return one_line(label == 0 ? text : first_fact(text.substr(label)));
  }

  /// The lines behind a label down to the next label ("Date: 4 March 2020").
  static std::string_view first_fact(std::string_view text) {
    constexpr std::size_t longest_label = 20;  // bytes
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
      if (text.substr(end + 1, longest_label).find(':') != text.npos) return text.substr(0, end);
    }
    return text;
  }

  /// The size of the label "Title:" that a text begins with, else 0.
  static std::size_t label_size(std::string_view text) {
    constexpr std::size_t longest_label = 40;  // bytes
    for (const std::string_view colon : {":", "："}) {
      const std::size_t at = text.substr(0, longest_label).find(colon);
      if (at == text.npos || !labels_title(text.substr(0, at))) continue;
      const std::size_t begin = text.find_first_not_of(" \n", at + colon.size());
      return begin == text.npos ? 0 : begin;
    }
    return 0;
  }

  static std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }

  /// How well a block agrees with the page's claims; headings rank before other blocks.
  int score_of(std::size_t i) const {
    const Block& block = page_.blocks.all()[i];
    if (is_of_site(i)) return 0;
    const std::string_view text = page_.blocks.text(block);
    const bool property = is_headline_property(block.container);
    const bool heading = is_heading(block.tag) || property;
    const bool named = !heading && is_named_title(block);
    if (!heading && block.words < 3 && (block.link_letters > 0 || !named)) return 0;
    int score = claims_.score(text, {.heading = heading, .named = named, .behind = i > text_});
    if (is_labelled_title(i)) score = std::max(score, label_score);
    if (block.tag == Tag::h1) score += score == 0 ? heading_score : 4;
    if (block.tag == Tag::h2) score += score == 0 ? 0 : 2;
    if (property) score += 5;
    if (is_link_home(block)) return std::min(score, 1);
    // The name of the site in words of no element for headings.
    const bool above_h1 = only_h1_ != Headline::unseen && i < only_h1_;
    if (above_h1 && !heading && block.words < fewest_headline_words && !named) {
      score = std::min(score, heading_score - 1);
    }
    if (score > 0 && page_.is_noise(block)) score = std::max(1, score - 15);
    return score;
  }

  /// Whether a block stands beside or behind the label "Title" in a table of facts above the text.
  bool is_labelled_title(std::size_t i) const {
    const std::vector<Block>& blocks = page_.blocks.all();
    if (i >= text_) return false;
    const bool cell = blocks[i].tag == Tag::td || blocks[i].tag == Tag::dd;
    return (cell && i > 0 && labels_title(page_.blocks.text(blocks[i - 1]))) ||
           label_size(page_.blocks.text(blocks[i])) > 0;
  }

  /// A heading without extras: the kicker above the title, a mark after it.
  std::string without_kicker(const Headline& found) const {
    const std::string& heading = found.title;
    const Block& block = page_.blocks.all()[found.block];
    const bool in_parts = block.first != block.last;
    const std::string own = folded(heading);
    const bool trail = is_trail(heading);
    // The claim with the site is no evidence that a kicker belongs to the title.
    const bool whole = !in_parts && !trail &&
                       std::ranges::any_of(claims_.all(), [&](const TitleClaims::Claim& claim) {
                         return names_site_behind(claim.text, heading);
                       });
    if (whole) return heading;
    for (const TitleClaims::Claim& claim : claims_.all()) {
      if (claim.folded == own) return heading;
      const bool edge = own.starts_with(claim.folded) || own.ends_with(claim.folded);
      if (edge && !in_parts && !is_set_off(heading, claim.text)) return heading;
      if (edge && claim.folded.size() * 3 > own.size() * (trail ? 1 : 2)) return claim.text;
    }
    return heading;
  }

  /// Whether a claim is a heading with the name of the site behind it, which the heading thus
  /// lacks.
  static bool names_site_behind(std::string_view claim, std::string_view heading) {
    if (!claim.starts_with(heading)) return false;
    claim.remove_prefix(heading.size());
    return std::ranges::any_of(site_separators, [claim](std::string_view separator) {
      return claim.starts_with(separator);
    });
  }

  /// Whether a mark parts a text from the words before or behind it in a heading: a claim may lack
  /// words of the headline itself.
  static bool is_set_off(std::string_view heading, std::string_view text) {
    const bool first = heading.starts_with(text);
    if (!first && !heading.ends_with(text)) return true;
    const std::string_view rest = trimmed(first ? heading.substr(text.size())
                                                : heading.substr(0, heading.size() - text.size()));
    const auto parts = [&](std::string_view separator) {
      const std::string_view mark = trimmed(separator);
      return first ? rest.starts_with(mark) : rest.ends_with(mark);
    };
    return std::ranges::any_of(site_separators, parts) ||
           (!rest.empty() && !is_word_byte(first ? rest.front() : rest.back()));
  }

  /// Whether a heading holds the path to the page, too ("News » Harbor » Ferry to Run Again").
  static bool is_trail(std::string_view heading) {
    static constexpr auto marks =
        std::to_array<std::string_view>({"\u00BB", "\u203A", "\u3009", " > ", " | "});
    return std::ranges::any_of(
        marks, [&](std::string_view mark) { return heading.find(mark) != heading.npos; });
  }

  bool is_link_home(const Block& block) const {
    return block.link_letters == block.letters && leads_home(block);
  }

  /// Whether the link in a block leads to the front page, like that of a logo.
  bool leads_home(const Block& block) const {
    for (NodeId id = block.container; id < block.first; ++id) {
      if (page_.tree[id].tag != Tag::a) continue;
      std::string_view target =
          trimmed<is_html_space>(page_.tree.attribute(id, AttributeName::href));
      const std::size_t host = target.find("://");
      if (host != std::string_view::npos) {
        target.remove_prefix(std::min(target.find('/', host + 3), target.size()));
      }
      if (target.empty() || target == "/" || target == "./" || target.starts_with("/index.") ||
          target.starts_with("index.")) {
        return true;
      }
    }
    return false;
  }

  bool is_headline_property(NodeId id) const {
    const std::string_view property = page_.tree.attribute(id, AttributeName::itemprop);
    return property.find("headline") != std::string_view::npos;
  }

  const Page& page_;
  const TitleClaims claims_;
  const std::size_t text_;  ///< the first block of running text
  std::size_t site_heading_ = Headline::unseen;
  std::size_t only_h1_ = Headline::unseen;
};

}  // namespace

Headline find_headline(const Page& page) {
  return HeadlineFinder(page).find();
}

}  // namespace dateline::html
