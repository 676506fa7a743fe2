#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Wraps ASCII text at spaces to `width` columns (only a single word may be longer). All lines
/// except the first are indented by `indent` columns, which count towards the width. No final
/// newline.
std::string wrap(std::string_view text, unsigned width, unsigned indent);

}  // namespace dateline
