#include "indexer/html/quotations.h"

#include <algorithm>
#include <string_view>

namespace dateline::html {
namespace {

constexpr std::size_t compared_bytes = 60;  // of a quotation, from its start
constexpr std::size_t least_bytes = 25;     // of one that is no label
constexpr int most_compared = 50;           // since each is looked for in the whole text

std::string folded_text(const Page& page, NodeId begin, NodeId end) {
  std::string text;
  const std::vector<Block>& blocks = page.blocks.all();
  for (std::size_t i = page.blocks.first_from(begin); i < blocks.size() && blocks[i].first < end;
       ++i) {
    text += folded(page.blocks.text(blocks[i]));
  }
  return text;
}

}  // namespace

bool Quotations::is_quotation(NodeId id) const {
  for (NodeId inner = id; inner < page_.tree[id].end; ++inner) {
    const Tag tag = page_.tree[inner].tag;
    if (tag == Tag::blockquote || tag == Tag::q) return true;
  }
  return false;
}

bool Quotations::is_only_there(NodeId id) {
  if (!is_quotation(id) || ++compared_ > most_compared) return false;
  const std::string quotation = folded_text(page_, id, page_.tree[id].end);
  if (quotation.size() < least_bytes) return false;
  if (text_.empty()) text_ = folded_text(page_, begin_, end_);
  const std::string_view start = std::string_view(quotation).substr(0, compared_bytes);
  const std::size_t first = text_.find(start);
  return first != text_.npos && text_.find(start, first + 1) == text_.npos;
}

}  // namespace dateline::html
