#pragma once

#include <string_view>

namespace dateline {

/// Whether a value is markup without any text: a picture, or a page that a script is to fill with
/// what it loads. A page whose scripts hold its text has one. Linear time.
bool is_empty_markup(std::string_view value);

}  // namespace dateline
