#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// JSON with what is outside RFC 8259, or outside what our parser takes, made harmless: NaN and
/// infinities, which Python writes, become null; numbers of many digits or with an exponent become
/// strings; halves of surrogate pairs become U+FFFD, and raw control characters in strings are
/// escaped. Linear time. Thread-safe.
std::string repair_json(std::string_view json);

}  // namespace dateline
