#pragma once

#include <string>

#include "query/syntax/lexer.h"

namespace dateline {

/// The note about characters that are wildcards elsewhere but not here; empty if there are none.
std::string pattern_note(const Lexeme& lexeme);

}  // namespace dateline
