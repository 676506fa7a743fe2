#pragma once

#include <string>

#include "indexer/maintenance/check.h"

namespace dateline {

/// The result of a check as text: whether the index is sound, else what is wrong and how to repair
/// it.
std::string check_text(const CheckReport& report);

/// The same as one JSON object.
std::string check_json(const CheckReport& report);

}  // namespace dateline
