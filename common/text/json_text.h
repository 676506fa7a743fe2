#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace dateline {

/// Of JSON that people may read.
inline constexpr int json_indent = 2;

/// JSON as text (RFC 8259), compact or with the given indent. Invalid UTF-8 becomes U+FFFD. DEL and
/// the C1 controls, which may control a terminal, are escaped.
std::string json_text(const nlohmann::ordered_json& json, int indent = -1);

}  // namespace dateline
