#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The language of a text as an ISO 639-1 code, or empty if unknown. Looks at only a few kilobytes
/// from the middle. `text` is valid UTF-8. Thread-safe.
std::string detect_language(std::string_view text);

/// The ISO 639 code with which a page states its language ("en-GB", "pt_BR"); empty if it states
/// something else.
std::string stated_language(std::string_view stated);

}  // namespace dateline
