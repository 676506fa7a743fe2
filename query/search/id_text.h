#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// An id as it is printed on a line, to be given back to --show: as it is, unless terminal_text()
/// would replace a part of it, or it begins or ends with a space. Such an id has all bytes but
/// printable ASCII, and "%", written as "%" and two hexadecimal digits.
std::string id_text(std::string_view id);

/// The id that was printed as this text, if it was not printed as it is.
std::optional<std::string> id_of_text(std::string_view text);

}  // namespace dateline
