#pragma once

#include <string>
#include <string_view>

#include "common/release/release.h"

namespace dateline {

/// A whole release: a JSON object on one line for the formats "json" and "jsonl"; otherwise
/// readable text, with one line for each field that is set, an empty line, and the body.
std::string release_text(const Release& release, std::string_view format);

}  // namespace dateline
