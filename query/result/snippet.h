#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "query/match/highlighter.h"

namespace dateline {

/// The end of the sentence that starts at `begin`: after its closing punctuation, at the newline
/// that ends the paragraph, or at the end of the text. A full stop ends a sentence if a capital, a
/// digit or a quotation mark follows and no short title or initial ("Sen.", "J.") precedes it.
std::size_t sentence_end(std::string_view text, std::size_t begin);

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

/// A match with its surroundings in the paragraph: keyword in context.
struct ConcordanceLine {
  std::string left;
  std::string match;
  std::string right;
};

/// Every match in the body, in order, with up to `context` bytes on each side, cut at word
/// boundaries; the matches in the title if the body has none.
std::vector<ConcordanceLine> concordance(const Release& release, Highlighter& highlighter,
                                         std::size_t context);

}  // namespace dateline
