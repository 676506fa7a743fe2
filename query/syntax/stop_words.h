#pragma once

#include <string_view>

#include "common/text/language.h"

namespace dateline {

/// Whether a word, as typed, says nothing about the topic of a text: articles, pronouns, forms of
/// "be" and "have", conjunctions, the shortest prepositions. Words in capitals ("US", "IT") are
/// names, not stop words. Always false for languages without a list; only the most common ones have
/// one.
bool is_stop_word(std::string_view word, LanguageId language);

}  // namespace dateline
