#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace dateline {

/// Formats a JSON object for output: indented, with a final newline. Bytes that are not valid
/// UTF-8, as in file names, become U+FFFD.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace dateline
