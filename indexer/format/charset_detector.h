#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether bytes are UTF-8, for all that can be told: valid, or damaged in few places while most
/// of what is not ASCII is.
bool is_utf8(std::string_view bytes);

/// The charset that bytes of which nothing is said are most likely in: UTF-16 or UTF-32 without a
/// mark, what uchardet finds where there is enough to go by, else windows-1252.
std::string detect_charset(std::string_view bytes);

}  // namespace dateline
