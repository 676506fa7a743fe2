#pragma once

#include <string>

#include "common/release/date.h"
#include "common/support/result.h"

namespace dateline {

/// Today's date in a zone of the system's time zone database ("Europe/Vienna"); an empty name
/// means the zone of the process, which stays as it is. Error: usage if there is no such zone.
Result<Date> today_in(const std::string& zone);

}  // namespace dateline
