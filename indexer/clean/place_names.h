#pragma once

#include <string_view>

namespace dateline {

/// Whether a city stands in datelines without its state or country (a list of the kind that the
/// style books of news agencies have). Any case.
bool is_dateline_city(std::string_view name);

/// Whether this is a state of the USA, in full or abbreviated ("California", "Calif.", "CA",
/// "D.C."). Full stops do not count; abbreviations of two letters must be in upper case.
bool is_us_state(std::string_view name);

}  // namespace dateline
