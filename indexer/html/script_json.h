#pragma once

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace dateline::html {

/// The JSON that is a script or that a script assigns ("window.state = {...};"), valid as long as
/// the parser; none if that is no JSON, or takes more than 4 MiB.
std::optional<simdjson::dom::element> parse_script(std::string_view script,
                                                   simdjson::dom::parser& parser);

}  // namespace dateline::html
