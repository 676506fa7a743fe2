#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Text as it stands in URLs: each byte for which `stays` is false becomes % and two hexadecimal
/// digits (RFC 3986).
std::string percent_encoded(std::string_view text, bool (*stays)(char));

/// The reverse. nullopt if a % is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

/// The letters, digits and signs that a URL may contain anywhere ("unreserved").
bool stays_in_url(char c);

}  // namespace dateline
