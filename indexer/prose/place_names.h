#pragma once

#include <string_view>

namespace dateline {

/// Whether a city appears in datelines without its state or country (a list as in the style books
/// of news agencies). Any case.
bool is_dateline_city(std::string_view name);

/// Whether this is a state of the USA or a province of Canada, in full or abbreviated
/// ("California", "Calif.", "CA", "D.C."). Full stops are ignored; two-letter abbreviations must be
/// in upper case.
bool is_state(std::string_view name);

}  // namespace dateline
