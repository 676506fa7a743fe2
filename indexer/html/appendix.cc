#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/html/body_end.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/notices.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t appendix_letters = 300;  ///< from which text under a heading is trusted
constexpr std::uint32_t named_letters = 1000;    ///< the same under one that names an appendix
constexpr std::uint32_t longest_heading = 8;     ///< words
constexpr double link_density = 0.3;             ///< from which a section is one of links

bool is_heading_like(const Block& block) {
  return is_heading(block.tag) || (is_linked(block) && !is_text_element(block.tag));
}

/// Whether a heading or label, such as "Related stories", may open something else below an article.
bool heads_appendix(const Block& block, std::string_view text) {
  if (block.words > longest_heading) return false;
  if (!is_heading_like(block)) {
    const bool part = block.tag != Tag::p && is_text_element(block.tag);
    return !part && labels_appendix(text);
  }
  return opens_appendix(text) || may_open_appendix(text) || counts_comments(text);
}

class AppendixFinder {
 public:
  AppendixFinder(const Tree& tree, const BodyBlocks& blocks) : tree_(tree), blocks_(blocks) {
    std::uint32_t letters = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      text_above_.push_back(letters);
      if (blocks.is_kept(i) && is_running_text(blocks.block(i))) letters += blocks.block(i).letters;
    }
  }

  /// The end of the appendix that a block opens, or the block itself.
  std::size_t end_of(std::size_t i) const {
    if (!opens(i)) return i;
    const Section under = section_under(i);
    const bool links = under.measure.link_density() >= link_density;
    if (!is_heading_like(blocks_.block(i))) return links ? under.end : i;
    const std::string_view heading = blocks_.text(i);
    if (links || counts_comments(heading)) return under.end;
    if (!opens_appendix(heading)) return under.has_prose ? i : under.end;
    // "Share this" may stand above the text.
    if (under.has_prose && under.measure.letters > text_above_[i]) return i;
    const std::uint32_t most = names_appendix(heading) ? named_letters : appendix_letters;
    return under.measure.letters > most ? i : under.end;
  }

 private:
  /// What stands under a heading, up to the next one of the same rank or the end of the enclosing
  /// element; under another line, only links, their dates and teasers.
  struct Section {
    std::size_t end = 0;
    Measure measure;
    bool has_prose = false;  ///< that is no teaser of a linked headline
  };

  Section section_under(std::size_t i) const {
    const Block& heading = blocks_.block(i);
    const bool label = !is_heading_like(heading);
    const NodeId around = tree_[heading.container].parent;
    Section under{.end = i + 1, .measure = {}};
    bool after_headline = false;
    for (; under.end < blocks_.size(); ++under.end) {
      const Block& block = blocks_.block(under.end);
      const bool next = is_heading(block.tag) && (label || block.tag <= heading.tag);
      const bool other = (label || is_heading_like(block)) && opens(under.end);
      if (next || other || block.first >= tree_[around].end) break;
      const std::string_view text = blocks_.text(under.end);
      if (label && has_contact(text)) break;
      if (is_linked_headline(block)) {
        after_headline = true;
      } else if (label && !after_headline && !may_follow_label(block, text)) {
        break;
      } else if (is_running_text(block)) {
        under.has_prose = under.has_prose || !after_headline;
        after_headline = false;
      }
      under.measure.letters += block.letters;
      under.measure.link_letters += block.link_letters;
    }
    // A heading may stand in a box of its own.
    const bool alone = under.end == i + 1 && under.end < blocks_.size();
    if (alone && is_running_text(blocks_.block(under.end))) under.has_prose = true;
    return under;
  }

  /// Whether a block can be one of the links under a label, their dates, or an item of a list.
  static bool may_follow_label(const Block& block, std::string_view text) {
    if (is_running_text(block)) return false;
    return block.link_letters > 0 || block.tag == Tag::li || has_date(text);
  }

  bool opens(std::size_t i) const { return heads_appendix(blocks_.block(i), blocks_.text(i)); }

  const Tree& tree_;
  const BodyBlocks& blocks_;
  std::vector<std::uint32_t> text_above_;  ///< letters of running text above each block
};

}  // namespace

bool is_behind_related(const Blocks& blocks, std::size_t begin, std::size_t block) {
  bool headed = false;
  for (std::size_t i = begin; i < block; ++i) {
    const Block& one = blocks.all()[i];
    if (headed && is_linked_headline(one)) return true;
    headed = headed || heads_appendix(one, blocks.text(one));
  }
  return false;
}

void drop_appendices(const Tree& tree, BodyBlocks& blocks) {
  const AppendixFinder finder(tree, blocks);
  for (std::size_t i = 0; i < blocks.size();) {
    const std::size_t end = finder.end_of(i);
    if (end == i) ++i;
    for (; i < end; ++i) blocks.drop(i, Rule::appendix);
  }
}

}  // namespace dateline::html
