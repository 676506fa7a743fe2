#pragma once

#include <string_view>

#include "common/text/language.h"

namespace dateline {

/// Whether a word says nothing about the topic of a text, in capitals or not: articles, pronouns,
/// forms of "be" and "have", conjunctions, the shortest prepositions. Always false for languages
/// without a list; only the most common ones have one.
bool is_stop_word(std::string_view word, LanguageId language);

/// Whether a stop word turns round what is said ("not", "sans"), so that it matters beside others.
bool is_negation(std::string_view word);

/// Whether a word as typed is a name by its capitals ("US", "IT").
bool is_acronym(std::string_view word);

/// Whether all letters of a text are capitals, if it has any. Then they say nothing of its words.
bool is_in_capitals(std::string_view text);

}  // namespace dateline
