#pragma once

#include <string>
#include <string_view>

#include "common/release/release.h"

namespace dateline {

/// A whole release: as a JSON object on a line for the formats "json" and "jsonl", else for people,
/// with a line for each field that it has, an empty line and the body.
std::string release_text(const Release& release, std::string_view format);

}  // namespace dateline
