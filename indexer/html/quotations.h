#pragma once

#include <string>

#include "indexer/html/page.h"

namespace dateline::html {

/// Tells quotations in boxes of their own, which are part of an article, from those that repeat
/// what it says. Not thread-safe.
class Quotations {
 public:
  /// Of the article between two nodes of a page, which must outlive it.
  Quotations(const Page& page, NodeId begin, NodeId end) : page_(page), begin_(begin), end_(end) {}

  /// Whether an element shows a quotation that stands nowhere else in the article. Only the first
  /// elements asked for are compared.
  bool is_only_there(NodeId id);

 private:
  bool is_quotation(NodeId id) const;

  const Page& page_;
  const NodeId begin_;
  const NodeId end_;
  std::string text_;  ///< letters and digits of the article, once they are needed
  int compared_ = 0;
};

}  // namespace dateline::html
