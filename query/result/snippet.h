#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "query/match/highlighter.h"

namespace dateline {

/// A text with the stretches of it that a query matched.
struct MarkedText {
  std::string text;
  std::vector<Mark> marks;  ///< in order, without overlap
};

/// The sentences of the body that show best why a release was found: those with the most words
/// of the query, the earliest of equals; up to `size` bytes, cut at words with an ellipsis. Where
/// no word is in the body, how it begins, without marks.
MarkedText make_snippet(const Release& release, Highlighter& highlighter, std::size_t size);

/// The title with what was found in it marked.
MarkedText mark_title(const Release& release, Highlighter& highlighter);

}  // namespace dateline
