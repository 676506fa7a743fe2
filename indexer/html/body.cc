#include "indexer/html/body.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/html/body_end.h"
#include "indexer/html/body_lines.h"
#include "indexer/html/facts.h"
#include "indexer/html/phrases.h"
#include "indexer/html/title_claims.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t short_line = 20;        ///< maximum words of a notice or label
constexpr std::uint32_t longest_subtitle = 60;  ///< words
constexpr std::uint32_t least_summary = 4;      ///< words of a line below the title
constexpr std::uint32_t least_promotion = 5;    ///< words of a linked line that points elsewhere
constexpr std::uint32_t most_subtitle_words =
    8;                                       ///< of a line below the title that is not a sentence
constexpr std::uint32_t caption_words = 40;  ///< maximum of a caption with its credit
constexpr std::uint32_t author_words = 80;   ///< maximum of a paragraph about the author
constexpr double same_text = 0.5;            ///< share of a paragraph that shows it to be described
constexpr double trusted_share = 0.75;  ///< of found and of described words that must be the same
constexpr std::size_t rise_limit = 4;

class BodyReader {
 public:
  BodyReader(const Page& page, const Selection& selection, const Headline& headline)
      : page_(page), tree_(page.tree), selection_(selection), headline_(headline) {
    // The selection may start before the chosen element; its nodes are read from the innermost
    // element around both.
    root_ = selection.root;
    while (root_ > selection.begin || tree_[root_].end < selection.end) {
      root_ = tree_[root_].parent;
    }
    blocks_ =
        BodyBlocks(Blocks::collect(tree_, root_, [this](NodeId id) { return is_outside(id); }));
  }

  Body read(const DescribedText& described) {
    drop_boilerplate();
    drop_repeated(blocks_);
    drop_comments(blocks_);
    drop_listed(blocks_);
    drop_behind_links(page_, selection_, blocks_);
    drop_appendices(tree_, blocks_);
    drop_above();
    drop_below();
    drop_labels();
    drop_behind_mark(blocks_);
    drop_undescribed(described);
    result_.text = join_blocks(tree_, blocks_.blocks(), blocks_.rules());
    for (std::size_t i = 0; i < size(); ++i) {
      result_.blocks.push_back({block(i).first, blocks_.rules()[i]});
      if (!is_kept(i)) continue;
      result_.letters += block(i).letters;
      result_.sentences += is_running_text(block(i)) ? 1 : 0;
    }
    return std::move(result_);
  }

 private:
  std::string_view text(std::size_t i) const { return blocks_.text(i); }
  const Block& block(std::size_t i) const { return blocks_.block(i); }
  std::size_t size() const { return blocks_.size(); }
  bool is_kept(std::size_t i) const { return blocks_.is_kept(i); }
  void drop(std::size_t i, Rule rule) { blocks_.drop(i, rule); }

  bool is_outside(NodeId id) const {
    if (selection_.dropped[id] != Rule::none) return true;
    return tree_[id].end <= selection_.begin || id >= selection_.end;
  }

  void drop_boilerplate() {
    for (std::size_t i = 0; i < size(); ++i) {
      const bool brief = block(i).words <= short_line;
      const bool sentence = is_running_text(block(i));
      if (brief && (is_notice(text(i), sentence) || offers_file(text(i)))) drop(i, Rule::notice);
      if (block(i).words <= caption_words && is_photo_credit(text(i))) drop(i, Rule::caption);
      if (brief && !sentence && is_labelled(block(i))) drop(i, Rule::detail);
    }
  }

  /// Whether an inline element around a whole block is named as a caption or the like.
  bool is_labelled(const Block& one) const {
    for (NodeId id = tree_[one.first].parent; id > one.container; id = tree_[id].parent) {
      if (page_.roles[id] >= Role::box && one.last < tree_[id].end) return true;
    }
    return false;
  }

  /// Drops everything up to the title, and the lines between title and text.
  void drop_above() {
    std::size_t lead = first_running_text(0);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < lead && i < size(); ++i) {
      if (is_title(i)) begin = i + 1;
    }
    if (const std::size_t title = title_among_text(); title > begin) {
      begin = title;
      lead = first_running_text(begin);
    }
    const bool below_title = begin > 0 || is_below_title();
    bool at_title = below_title;  // but for dates and bylines
    for (std::size_t i = 0; i < begin; ++i) drop(i, Rule::above);
    for (std::size_t i = begin; i < lead && i < size(); ++i) {
      const bool dated = is_byline(text(i)) || has_date(text(i));
      const bool plain_subtitle = at_title && is_kept(i) && reads_as_subtitle(i);
      at_title = at_title && (dated || !is_kept(i)) && !plain_subtitle;
      if (below_title && (is_subtitle(i) || plain_subtitle)) {
        add_subtitle(text(i));
        drop(i, Rule::subtitle);
      } else if (is_preface(block(i)) || dated) {
        if (block(i).words <= short_line) drop(i, Rule::above);
      } else if ((is_label(block(i)) && !heads_list(i)) || is_fact(tree_, blocks_, i, lead)) {
        drop(i, Rule::above);
      }
    }
    for (std::size_t i = 0; i < size() && block(i).first < selection_.root; ++i) {
      if (!is_running_text(block(i)) && !is_point(i)) drop(i, Rule::above);
    }
  }

  /// The end of the title, where more text stands below it than above; else 0.
  std::size_t title_among_text() const {
    std::uint32_t above = 0;
    std::uint32_t below = 0;
    std::size_t title = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (is_headline(i)) title = i + 1;
      if (is_kept(i) && is_running_text(block(i))) (title == 0 ? above : below) += block(i).words;
    }
    return above < below ? title : 0;
  }

  /// An item of a summary list above the text.
  bool is_point(std::size_t i) const {
    const Block& one = block(i);
    if (one.tag != Tag::li || one.words < least_promotion || one.link_letters > 0) return false;
    return !is_byline(text(i)) && !has_date(text(i));
  }

  /// A short line that is neither a heading nor a sentence.
  static bool is_label(const Block& one) {
    const bool label = one.tag == Tag::p || one.words <= 2;
    return label && one.words <= most_subtitle_words && !one.ends_sentence && !is_heading(one.tag);
  }

  /// Whether a block is that of the headline. All paragraphs of one <pre> begin in the same node.
  bool is_headline(std::size_t i) const {
    if (headline_.block == Headline::unseen) return false;
    const Block& headline = page_.blocks.all()[headline_.block];
    return block(i).first == headline.first && text(i) == page_.blocks.text(headline);
  }

  bool is_title(std::size_t i) const {
    if (is_headline(i)) return true;
    return !headline_.title.empty() && folded(text(i)) == folded(headline_.title);
  }

  void add_subtitle(std::string_view line) {
    if (folded(headline_.title).find(folded(line)) != std::string::npos) return;
    if (!result_.subtitle.empty()) result_.subtitle.push_back('\n');
    result_.subtitle.append(line);
  }

  bool is_below_title() const {
    if (headline_.block == Headline::unseen || size() == 0) return false;
    return page_.blocks.all()[headline_.block].first < block(0).first;
  }

  /// Whether a bold line heads the list that opens a text.
  bool heads_list(std::size_t i) const {
    if (i + 1 >= size() || !is_list(i + 1)) return false;
    for (NodeId id = tree_[block(i).first].parent; id > block(i).container; id = tree_[id].parent) {
      const bool bold = tree_[id].tag == Tag::b || tree_[id].tag == Tag::strong;
      if (bold && block(i).last < tree_[id].end) return true;
    }
    return false;
  }

  /// A label between title and text rather than a part of the text.
  static bool is_preface(const Block& one) {
    const bool text = is_text_element(one.tag) || is_heading(one.tag) || one.ends_sentence;
    return !text || is_linked(one);
  }

  bool is_subtitle(std::size_t i) const {
    if (block(i).words > longest_subtitle || is_byline(text(i)) || has_date(text(i))) return false;
    if (is_notice(text(i), false)) return false;
    if (is_heading(block(i).tag)) return i + 1 < size() && !is_list(i + 1);
    NodeId id = block(i).container;
    for (std::size_t rise = 0; rise < rise_limit && id != 0; ++rise, id = tree_[id].parent) {
      if (is_heading(tree_[id].tag)) return true;
      if (page_.roles[id] == Role::subtitle) return true;
    }
    return block(i).words >= least_summary && names_summary(block(i).container);
  }

  /// Whether the line directly below the title, in whatever element, tells more than labels do: it
  /// has the words of a headline, and neither links nor numbers behind a label.
  bool reads_as_subtitle(std::size_t i) const {
    const Block& one = block(i);
    const bool box = !is_text_element(one.tag) || one.tag == Tag::p;
    if (!box || is_heading(one.tag) || one.link_letters > 0 || one.ends_sentence) return false;
    if (one.words < fewest_headline_words || one.words > longest_subtitle) return false;
    const std::string_view line = text(i);
    if (is_byline(line) || has_date(line) || has_contact(line) || is_notice(line, false)) {
      return false;
    }
    // "Text size: A A+", "Ida Holm | Quay News"
    static constexpr auto marks =
        std::to_array<std::string_view>({":", "\uFF1A", "\uFE30", "|", "/", "\uFF0F", "\n"});
    return std::ranges::none_of(
        marks, [line](std::string_view mark) { return line.find(mark) != line.npos; });
  }

  /// Whether an element is named as the description of the article, as by Plone, or its opening.
  bool names_summary(NodeId id) const {
    static constexpr auto names =
        std::to_array<std::string_view>({"description", "excerpt", "chapeau", "chapo", "bajada",
                                         "entradilla", "vorspann", "anrisstext", "ingress"});
    const std::string own = lowered(tree_.attribute(id, AttributeName::class_name));
    return std::ranges::any_of(names,
                               [&](std::string_view name) { return own.find(name) != own.npos; });
  }

  bool is_list(std::size_t i) const { return block(i).tag == Tag::li; }

  std::size_t first_running_text(std::size_t from) const {
    for (std::size_t i = from; i < size(); ++i) {
      if (is_kept(i) && is_running_text(block(i)) && !is_heading_like(i)) return i;
    }
    return 0;
  }

  /// A headline can be as long as a sentence.
  bool is_heading_like(std::size_t i) const {
    NodeId id = block(i).container;
    for (std::size_t rise = 0; rise < rise_limit && id != 0; ++rise, id = tree_[id].parent) {
      if (is_heading(tree_[id].tag)) return true;
    }
    return page_.roles[block(i).container] == Role::subtitle;
  }

  /// Drops labels, links and headings after the last text.
  void drop_below() {
    for (std::size_t i = size(); i-- > 0;) {
      if (!is_kept(i)) continue;
      const Block& last = block(i);
      const bool brief = last.words <= short_line && !last.ends_sentence;
      const bool brief_label = brief && !is_contact(blocks_, i);
      const bool label = brief_label && !is_text_element(last.tag);
      const bool link = brief_label && is_linked(last) && last.tag != Tag::td && !is_announced(i);
      const bool notice =
          last.words <= author_words && (is_page_notice(text(i)) || is_footer(blocks_, i));
      const bool furniture = last.words <= short_line && is_furniture(text(i));
      const bool text_line = !label && !link && !notice && !furniture;
      if (text_line && !is_heading(last.tag) && !is_sign_off(i)) return;
      drop(i, Rule::below);
    }
  }

  /// Whether a block belongs to a list announced by the line before it.
  bool is_announced(std::size_t i) const {
    while (i > 0 && is_list(i)) --i;
    return announces_list(block(i), text(i));
  }

  /// A byline or date line below the text, or what introduces the author.
  bool is_sign_off(std::size_t i) const {
    if (block(i).words <= author_words && introduces_author(i)) return true;
    return block(i).words <= short_line && is_byline(text(i)) && has_date(text(i));
  }

  /// Whether a block introduces the person who wrote the text: the only one that names the author.
  /// Issuers, whom pages also state as authors, are what their releases are about.
  bool introduces_author(std::size_t i) const {
    if (page_.metadata.author.find(' ') == std::string::npos) return false;
    const std::string author = folded(page_.metadata.author);
    if (author.empty() || author == folded(page_.metadata.site)) return false;
    const auto names_author = [&](std::string_view line) {
      return folded(line).find(author) != std::string::npos;
    };
    if (!folded(text(i)).starts_with(author) || names_author(headline_.title)) return false;
    for (std::size_t other = 0; other < size(); ++other) {
      if (other == i || !is_running_text(block(other))) continue;
      if (names_author(text(other))) return false;
    }
    if (page_.metadata.article.is_by_person || !block(i).ends_sentence) return true;
    return std::ranges::any_of(page_.blocks.all(), [&](const Block& one) {
      const auto line = page_.blocks.text(one);
      return one.words <= short_line && is_byline(line) && names_author(line);
    });
  }

  /// Drops short lines inside the text that are only links, or labels in boxes if the text is in
  /// paragraphs.
  void drop_labels() {
    std::uint32_t in_paragraphs = 0;
    std::uint32_t letters = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (!is_kept(i)) continue;
      letters += block(i).letters;
      if (is_text_element(block(i).tag)) in_paragraphs += block(i).letters;
    }
    const bool paragraphs = in_paragraphs * 10 > letters * 8;
    for (std::size_t i = 0; i < size(); ++i) {
      const Block& one = block(i);
      if (!is_kept(i) || one.words > short_line || one.ends_sentence || is_heading(one.tag))
        continue;
      const bool box = !is_text_element(one.tag);
      if (box && (paragraphs || is_linked(one)) && (!is_subhead(blocks_, i) || is_title(i)) &&
          !is_of_contact(blocks_, i) && !is_of_figures(blocks_, i)) {
        drop(i, Rule::label);
      }
      if (one.tag == Tag::p && is_linked(one) && one.words >= least_promotion &&
          stands_in_text(blocks_, i)) {
        drop(i, Rule::label);
      }
    }
  }

  /// If the page describes the very text found, drops everything before and after it.
  void drop_undescribed(const DescribedText& described) {
    if (described.words() == 0) return;
    std::size_t words = 0;
    double common = 0;
    std::size_t first = size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (!is_kept(i)) continue;
      const double coverage = described.coverage(text(i));
      words += block(i).words;
      common += coverage * block(i).words;
      if (coverage < same_text) continue;
      first = std::min(first, i);
      last = i;
    }
    if (common < trusted_share * static_cast<double>(words) ||
        common < trusted_share * static_cast<double>(described.words())) {
      return;
    }
    for (std::size_t i = 0; i < size(); ++i) {
      if ((i < first || i > last) && !is_heading(block(i).tag)) drop(i, Rule::undescribed);
    }
  }

  const Page& page_;
  const Tree& tree_;
  const Selection& selection_;
  const Headline& headline_;
  NodeId root_ = 0;
  BodyBlocks blocks_;
  Body result_;
};

}  // namespace

Body read_body(const Page& page, const Selection& selection, const Headline& headline,
               const DescribedText& described) {
  return BodyReader(page, selection, headline).read(described);
}

std::string join_blocks(const Tree& tree, const Blocks& blocks, const std::vector<Rule>& rules) {
  std::string out;
  NodeId row = 0;
  NodeId container = 0;
  for (std::size_t i = 0; i < blocks.all().size(); ++i) {
    if (!rules.empty() && rules[i] != Rule::none) continue;
    const Block& block = blocks.all()[i];
    const bool cell = block.tag == Tag::td || block.tag == Tag::th;
    const NodeId parent = cell ? tree[block.container].parent : 0;
    const bool same_row = cell && parent == row && block.container != container;
    if (!out.empty()) out.append(same_row ? " | " : "\n");
    row = parent;
    container = block.container;
    out.append(blocks.text(block));
  }
  return out;
}

}  // namespace dateline::html
