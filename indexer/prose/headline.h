#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/prose/date_finder.h"

namespace dateline {

/// Runs of non-space bytes.
std::size_t count_words(std::string_view text);

/// Whether two lines have the same letters and digits, ignoring case, spaces and punctuation.
bool is_same_headline(std::string_view a, std::string_view b);

/// Whether a line starts (or ends) with the letters and digits of a headline, separated from the
/// rest by a mark: "Headline | Site", "Site: Headline".
bool holds_headline(std::string_view line, std::string_view headline);

/// The line without a label in front of it ("PRESS RELEASE: ...", "FOR IMMEDIATE RELEASE ...").
std::string_view without_release_label(std::string_view line);

/// Whether the text has more than one sentence.
bool holds_several_sentences(std::string_view text);

/// A headline for a text without one, and where the text continues after it.
struct OpeningWords {
  std::string title;
  std::size_t end = 0;  ///< end of the title if it was a headline and not just a copy; else 0
};

/// The words before a dateline in the opening, taken as a headline; else the first sentence after
/// the dateline, truncated between words to the length of a headline.
OpeningWords opening_words(std::string_view text, const DateRange& range);

}  // namespace dateline
