#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"

namespace dateline {

/// The boolean terms of a release: one for each content of its keyword and exact fields. A term may
/// come twice. A place is found as a whole and by its parts between commas, a stock symbol with and
/// without its exchange.
std::vector<std::string> keyword_terms(const Release& release);

}  // namespace dateline
