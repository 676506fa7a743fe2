#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "query/match/highlighter.h"

namespace dateline {

/// A text and the ranges in it that a query matched.
struct MarkedText {
  std::string text;
  std::vector<Mark> marks;  ///< in order, without overlap
};

/// The sentences of the body that best show why a release matches: those with the most words of the
/// query, the earliest in case of a tie; up to `size` bytes, cut at word boundaries with an
/// ellipsis. If no word is in the body, its beginning without marks.
MarkedText make_snippet(const Release& release, Highlighter& highlighter, std::size_t size);

/// The title with its matches marked.
MarkedText mark_title(const Release& release, Highlighter& highlighter);

}  // namespace dateline
