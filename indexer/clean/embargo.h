#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The moment until which the opening of a release says that it is embargoed ("EMBARGOED UNTIL May
/// 5, 2022, 9:00 a.m. ET"), as "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM" with the zone where it is given;
/// empty where there is none.
std::string find_embargo(std::string_view text);

}  // namespace dateline
