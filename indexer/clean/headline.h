#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/clean/date_finder.h"

namespace dateline {

/// Stretches of bytes other than spaces.
std::size_t count_words(std::string_view text);

/// Whether two lines have the same letters and digits, whatever their case, spaces and punctuation.
bool is_same_headline(std::string_view a, std::string_view b);

/// Whether a line begins (or ends) with the letters and digits of a headline, and a mark parts the
/// rest from them: "Headline | Site", "Site: Headline".
bool holds_headline(std::string_view line, std::string_view headline);

/// The line without a label in front of it ("PRESS RELEASE: ...", "FOR IMMEDIATE RELEASE ...").
std::string_view without_release_label(std::string_view line);

/// Whether a sentence ends in the text and another one begins.
bool holds_several_sentences(std::string_view text);

/// A headline for a text that has none, and where the text goes on behind it.
struct OpeningWords {
  std::string title;
  std::size_t end = 0;  ///< behind the title, where it was a headline and not just a copy; else 0
};

/// The words before a dateline inside the opening, which were a headline; else the first sentence
/// behind the dateline, cut between words to a headline's length.
OpeningWords opening_words(std::string_view text, const DateRange& range);

}  // namespace dateline
