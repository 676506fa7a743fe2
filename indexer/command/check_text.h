#pragma once

#include <string>

#include "indexer/maintenance/check.h"

namespace dateline {

/// What a check found, for people: whether the index is sound, else what is wrong and what to do.
std::string check_text(const CheckReport& report);

/// The same as one JSON object.
std::string check_json(const CheckReport& report);

}  // namespace dateline
