#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The language of a text as an ISO 639-1 code, or empty where it cannot be told. Looks at a few
/// kilobytes from the middle, whatever the size. `text` is valid UTF-8. Thread-safe.
std::string detect_language(std::string_view text);

}  // namespace dateline
