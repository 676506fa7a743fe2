#pragma once

#include <string>

#include "query/search/search_result.h"

namespace dateline {

/// The parts that add up to the score of a release, one per line, rounded to thousandths such that
/// they add up to the score as shown.
std::string explanation_text(const Hit& hit, bool colour, std::string_view indent);

}  // namespace dateline
