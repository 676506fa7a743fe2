#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The end of the embargo announced in the opening of a release ("EMBARGOED UNTIL May 5, 2022, 9:00
/// a.m. ET"), as "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM" with the zone if given; empty if there is none.
std::string find_embargo(std::string_view text);

}  // namespace dateline
