#pragma once

#include <string>

#include "query/syntax/lexer.h"

namespace dateline {

/// What to tell about signs in a word that stand for other letters elsewhere, but not here; empty
/// if there are none.
std::string pattern_note(const Lexeme& lexeme);

}  // namespace dateline
