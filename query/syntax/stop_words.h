#pragma once

#include <string_view>

#include "common/text/language.h"

namespace dateline {

/// Whether a word as it is typed is one that says nothing of what a text is about: articles,
/// pronouns, forms of be and have, conjunctions, the shortest prepositions. Words in capitals
/// ("US", "IT") are names and none. False for languages without a list, which are all but those of
/// most releases.
bool is_stop_word(std::string_view word, LanguageId language);

}  // namespace dateline
