#pragma once

#include <string>

#include "query/search/search_result.h"

namespace dateline {

/// What the score of a release is the sum of, a line for each part; the numbers are rounded so that
/// they add up to the score as it is shown, in thousandths.
std::string explanation_text(const Hit& hit, bool colour, std::string_view indent);

}  // namespace dateline
