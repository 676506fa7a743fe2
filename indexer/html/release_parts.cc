#include "indexer/html/release_parts.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "indexer/html/phrases.h"
#include "indexer/html/press_contact.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t most_words_of_heading = 12;
constexpr int most_levels = 3;  // between the text and its contacts

class PartsFinder {
 public:
  explicit PartsFinder(const Page& page) : page_(page), tree_(page.tree) {}

  ReleaseParts behind(NodeId text) {
    parts_.end = tree_[text].end;
    NodeId inner = text;
    for (int level = 0; level < most_levels && inner != 0; ++level) {
      if (tree_[inner].tag == Tag::main || tree_[inner].tag == Tag::body) break;
      if (!take_siblings(inner)) break;
      inner = tree_[inner].parent;
    }
    std::erase_if(parts_.between, [this](NodeId id) { return id >= parts_.end; });
    return std::move(parts_);
  }

 private:
  /// Takes the parts among the elements that follow one; false at the first text of something else.
  bool take_siblings(NodeId inner) {
    const NodeId end = tree_[tree_[inner].parent].end;
    bool headed = false;  // by a heading beside it
    for (NodeId id = tree_[inner].end; id < end; id = tree_[id].end) {
      const auto blocks = blocks_of(id);
      if (blocks.empty()) continue;
      const bool heading = is_heading(tree_[id].tag);
      if (is_part(id, blocks) || (headed && !page_.noise[id] && !has_heading(blocks))) {
        headed = headed || heading;
        parts_.end = tree_[id].end;
        continue;
      }
      parts_.between.push_back(id);
      headed = false;
      if (heading || std::ranges::any_of(blocks, is_running_text)) return false;
    }
    return true;
  }

  static bool has_heading(std::span<const Block> blocks) {
    return std::ranges::any_of(blocks, [](const Block& block) { return is_heading(block.tag); });
  }

  bool is_part(NodeId id, std::span<const Block> blocks) const {
    const Tag tag = tree_[id].tag;
    if (tag == Tag::footer || tag == Tag::nav) return false;
    if (is_press_contact(tree_, page_.blocks, id)) return true;
    return !page_.noise[id] && blocks.front().words <= most_words_of_heading &&
           blocks.front().link_letters == 0 &&
           heads_release_part(page_.blocks.text(blocks.front()));
  }

  std::span<const Block> blocks_of(NodeId id) const {
    const std::size_t begin = page_.blocks.first_from(id);
    const std::size_t end = page_.blocks.first_from(tree_[id].end);
    return std::span(page_.blocks.all()).subspan(begin, end - begin);
  }

  const Page& page_;
  const Tree& tree_;
  ReleaseParts parts_;
};

}  // namespace

ReleaseParts find_release_parts(const Page& page, NodeId text) {
  return PartsFinder(page).behind(text);
}

}  // namespace dateline::html
