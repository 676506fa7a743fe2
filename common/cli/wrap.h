#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Breaks text at its spaces so that no line is longer than `width` columns (but where a single
/// word is), each line but the first indented by `indent` columns, which count. No final newline.
/// Text is ASCII.
std::string wrap(std::string_view text, unsigned width, unsigned indent);

}  // namespace dateline
