#include "indexer/html/blocks.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/html/controls.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/stop_words.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t most_label_words = 4;  ///< maximum of a label ("Topics:")
constexpr NodeId most_link_nodes = 500;
constexpr std::size_t longest_link = 800;  ///< bytes of markup and text in one link

/// Whether text ends a sentence: closing quotes and brackets may follow the full stop.
bool closes_sentence(std::string_view text) {
  if (text.empty() || is_letter_or_digit(text.back())) return false;
  static constexpr std::string_view closers[] = {"\"",     "'",      ")",      "]", "\u201D",
                                                 "\u2019", "\u00BB", "\u300D", " "};
  static constexpr std::string_view stops[] = {
      ".",      "!",      "?",      ":",      ";",      "\u2026", "\u3002", "\uFF01",
      "\uFF1F", "\u0964", "\u061F", "\u06D4", "\u104B", "\u17D4", "\u0F0D", "\u1362"};
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view closer : closers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      stripped = true;
    }
  }
  return std::any_of(std::begin(stops), std::end(stops),
                     [text](std::string_view stop) { return text.ends_with(stop); });
}

/// Whether a link is nothing but an arrow from a footnote back to the text.
bool leads_back(std::string_view link) {
  static constexpr auto arrows = std::to_array<std::string_view>(
      {"\u21A9", "\u21A9\uFE0E", "\u21A9\uFE0F", "\u21B5", "\u2191", "\u2934", "^"});
  return std::ranges::find(arrows, trimmed<is_html_space>(link)) != arrows.end();
}

/// Counts characters of UTF-8 other than white space.
std::uint32_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); at += sizeof(ByteWord)) {
    const ByteWord bytes = load_bytes(text, at);  // zeros after the end are white space here
    const ByteWord continuations = bytes & ~(bytes << 1) & high_bits;
    const ByteWord others = bytes_below(bytes, ' ' + 1) | continuations;
    letters += sizeof(ByteWord) - count_bytes(others);
  }
  return static_cast<std::uint32_t>(letters);
}

/// What a byte of UTF-8 counts for.
enum ByteKind : std::uint8_t {
  starts_ideograph = 1,  ///< of CJK: E3 to ED
  in_a_word = 2,         ///< it may start a word
  is_white_space = 4,
};

constexpr auto byte_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    if (byte <= ' ') kinds[byte] = is_white_space;
    if (byte <= ' ' || (byte & 0xC0) == 0x80) continue;
    if (byte >= 0xE3 && byte <= 0xED) kinds[byte] = starts_ideograph;
    if (is_word_byte(static_cast<char>(byte))) kinds[byte] |= in_a_word;
  }
  return kinds;
}();

/// Counts characters of scripts without spaces.
std::uint32_t count_unspaced(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    count += starts_unspaced(text[at - 1], text[at]) ? 1 : 0;
  }
  return count;
}

/// Counts words; two CJK characters count as one more.
std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t ideographs = 0;
  std::uint32_t in_word = 0;
  for (const char c : text) {
    const std::uint32_t kind = byte_kinds[static_cast<unsigned char>(c)];
    const std::uint32_t word = (kind / in_a_word) & 1U;
    ideographs += kind & starts_ideograph;
    words += word & ~in_word;
    in_word = (in_word | word) & ~(kind / is_white_space);
  }
  return words + ideographs / 2;
}

}  // namespace

class BlockCollector {
 public:
  BlockCollector(const Tree& tree, NodeId root) : tree_(tree), root_(root) {
    containers_.push_back(root);
    result_.text_.reserve(1024);
  }

  Blocks collect(const std::function<bool(NodeId)>& skip) {
    for (NodeId id = root_; id < tree_[root_].end; ++id) {
      leave(id);
      const Node& node = tree_[id];
      if (node.tag == Tag::text) {
        add(id);
      } else if (id != root_ && (is_unread(id) || (skip && skip(id)))) {
        if (is_block(node.tag)) flush();
        id = node.end - 1;
      } else {
        enter(id);
      }
    }
    flush();
    return std::move(result_);
  }

 private:
  bool is_unread(NodeId id) const {
    const Tag tag = tree_[id].tag;
    return is_unreadable(tag) && !(tag == Tag::button && heads_panel(tree_, id));
  }

  void enter(NodeId id) {
    const Node& node = tree_[id];
    if (node.tag == Tag::br) {
      line_break();
    } else if (is_block(node.tag)) {
      flush();
      if (node.end > id + 1) containers_.push_back(id);
      if (node.tag == Tag::pre || node.tag == Tag::listing) pre_end_ = std::max(pre_end_, node.end);
    } else if (node.tag == Tag::a && tree_.has_attribute(id, AttributeName::href) && is_link(id)) {
      link_end_ = std::max(link_end_, node.end);
    }
  }

  /// Whether an <a> is a link with its words: around a whole text, one was left open, or the text
  /// as a whole leads somewhere.
  bool is_link(NodeId id) const {
    std::size_t bytes = 0;
    if (tree_[id].end - id > most_link_nodes) return false;
    for (NodeId inner = id + 1; inner < tree_[id].end; ++inner) {
      if (tree_[inner].tag == Tag::text && !is_unreadable(tree_[tree_[inner].parent].tag)) {
        bytes += tree_[inner].text.size();
      }
      if (bytes > longest_link) return false;
    }
    return true;
  }

  void leave(NodeId id) {
    while (tree_[containers_.back()].end <= id && containers_.size() > 1) {
      flush();
      containers_.pop_back();
    }
  }

  void add(NodeId id) {
    const std::string_view text = tree_[id].text;
    if (id < pre_end_) return add_preformatted(id, text);
    add_run(id, text);
  }

  void add_run(NodeId id, std::string_view text) {
    std::string& out = result_.text_;
    if (touches_number(id, text)) out.push_back(' ');
    const std::size_t before = out.size();
    // A space left at the end of the previous block must not swallow the first one of this block.
    append_collapsed(out, text);
    if (out.size() == before) return;
    const std::string_view added = std::string_view(out).substr(before);
    const std::uint32_t letters = count_letters(added);
    if (letters == 0) return;
    if (id < link_end_ && leads_back(added)) return out.resize(before);
    if (block_.letters == 0) block_.first = id;
    block_.last = id;
    block_.letters += letters;
    if (id < link_end_) block_.link_letters += letters;
    breaks_ = 0;
  }

  /// Whether a text stands right behind another one, without white space, in an element beside
  /// that of the other and of another name, where either shows a number: a style sheet parts them
  /// ("<span class=issue>12/2024</span><span class=date>05.03.2024</span>").
  bool touches_number(NodeId id, std::string_view text) const {
    const std::string& out = result_.text_;
    if (block_.letters == 0 || text.empty() || !is_letter_or_digit(out.back())) return false;
    if (!is_letter_or_digit(text.front()) || !(is_digit(out.back()) || is_digit(text.front()))) {
      return false;
    }
    const NodeId before = tree_[block_.last].parent;
    const NodeId element = tree_[id].parent;
    if (tree_[before].parent != tree_[element].parent || tree_[before].end != element) return false;
    const std::string_view name = tree_.attribute(element, AttributeName::class_name);
    const std::string_view name_before = tree_.attribute(before, AttributeName::class_name);
    return !name.empty() && !name_before.empty() && name != name_before;
  }

  void add_preformatted(NodeId id, std::string_view text) {
    while (true) {
      const std::size_t end = text.find('\n');
      add_run(id, text.substr(0, end));
      if (end == std::string_view::npos) return;
      line_break();
      text.remove_prefix(end + 1);
    }
  }

  void line_break() {
    if (block_.letters == 0) return;
    if (++breaks_ >= 2) return flush();
    trim();
    result_.text_.push_back('\n');
  }

  void trim() {
    std::string& text = result_.text_;
    while (text.size() > block_.begin && (text.back() == ' ' || text.back() == '\n'))
      text.pop_back();
  }

  void flush() {
    std::string& text = result_.text_;
    trim();
    if (block_.letters > 0) {
      block_.container = containers_.back();
      block_.tag = tree_[block_.container].tag;
      block_.end = text.size();
      const std::string_view own = result_.text(block_);
      const std::uint32_t unspaced = count_unspaced(own);
      block_.words = count_words(own) + unspaced / unspaced_of_word;
      const bool label = block_.words <= most_label_words && own.ends_with(':');
      block_.ends_sentence = (closes_sentence(own) && !label) || unspaced >= unspaced_of_sentence;
      result_.blocks_.push_back(block_);
      text.push_back('\n');
    }
    block_ = Block{.begin = text.size()};
    breaks_ = 0;
  }

  const Tree& tree_;
  const NodeId root_;
  Blocks result_;
  Block block_;
  std::vector<NodeId> containers_;
  NodeId link_end_ = 0;
  NodeId pre_end_ = 0;
  unsigned breaks_ = 0;
};

Blocks Blocks::collect(const Tree& tree, NodeId root, const std::function<bool(NodeId)>& skip) {
  return BlockCollector(tree, root).collect(skip);
}

std::size_t Blocks::first_from(NodeId node) const {
  const auto found =
      std::lower_bound(blocks_.begin(), blocks_.end(), node,
                       [](const Block& block, NodeId id) { return block.first < id; });
  return static_cast<std::size_t>(found - blocks_.begin());
}

namespace {

constexpr std::uint32_t headline_words = 4;
constexpr std::uint32_t least_announcement = 4;  ///< words
constexpr double link_cost = 0.25;               ///< of a letter in a block that is mostly links
/// Maximum cost of a menu, so that a long one does not outweigh the article next to it.
constexpr double highest_link_cost = 20;

bool holds_text(Tag tag) {
  return tag == Tag::p || tag == Tag::li || tag == Tag::blockquote || tag == Tag::dd ||
         tag == Tag::pre;
}

}  // namespace

bool is_running_text(const Block& block) {
  if (is_heading(block.tag)) return false;
  if (block.link_letters * 2 > block.letters) {
    // A paragraph in an encyclopedia may be mostly links.
    return block.tag == Tag::p && block.words >= 15 && block.ends_sentence &&
           block.link_letters * 20 < block.letters * 17;
  }
  return block.words >= 25 || (block.words >= 8 && block.ends_sentence);
}

bool is_linked_headline(const Block& block) {
  if (is_heading(block.tag)) return block.link_letters * 2 > block.letters;
  return block.link_letters * 10 > block.letters * 8 && block.words >= headline_words;
}

bool announces_list(const Block& block, std::string_view text) {
  return text.ends_with(':') && block.words >= least_announcement && !is_heading(block.tag) &&
         !is_notice(text, true) && !opens_appendix(text);
}

double worth_of(const Block& block) {
  const double own = block.letters - block.link_letters;
  if (is_running_text(block)) return own;
  if (block.link_letters * 2 > block.letters) {
    return -std::min(highest_link_cost, link_cost * block.link_letters);
  }
  return holds_text(block.tag) ? 0.3 * own : 0;
}

Measures::Measures(const Tree& tree, const Blocks& blocks, const std::vector<bool>& counted) {
  block_at_.resize(tree.size() + 1);
  std::uint32_t index = 0;
  for (NodeId id = 0; id <= tree.size(); ++id) {
    while (index < blocks.all().size() && blocks.all()[index].first < id) ++index;
    block_at_[id] = index;
  }
  sums_.reserve(blocks.all().size() + 1);
  sums_.emplace_back();
  for (std::size_t i = 0; i < blocks.all().size(); ++i) {
    Measure sum = sums_.back();
    if (counted.empty() || counted[i]) {
      const Block& block = blocks.all()[i];
      const double worth = worth_of(block);
      sum.worth += worth;
      sum.text += std::max(0.0, worth);
      sum.letters += block.letters;
      sum.link_letters += block.link_letters;
      sum.sentences += is_running_text(block) ? 1 : 0;
    }
    sums_.push_back(sum);
  }
}

Measure Measures::between(NodeId begin, NodeId end) const {
  if (end < begin) return {};
  const Measure& before = sums_[block_at_[begin]];
  const Measure& after = sums_[block_at_[end]];
  return {.worth = after.worth - before.worth,
          .text = after.text - before.text,
          .letters = after.letters - before.letters,
          .link_letters = after.link_letters - before.link_letters,
          .sentences = after.sentences - before.sentences};
}

}  // namespace dateline::html
