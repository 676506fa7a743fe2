#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace dateline {

/// A JSON object as commands print it: indented, with a line end. Bytes that are no UTF-8, as names
/// of files may hold, become U+FFFD.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace dateline
