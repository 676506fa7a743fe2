#pragma once

#include <string>

#include "common/release/date.h"
#include "common/support/result.h"

namespace dateline {

/// Today's date in the time zone of the process. Thread-safe.
Date today();

/// Sets the time zone of the process to one of the system's time zone database ("Europe/Vienna").
/// Not thread-safe: to be called before there are threads. Error: usage if there is no such zone.
Result<void> set_time_zone(const std::string& name);

}  // namespace dateline
