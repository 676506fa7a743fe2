#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether bytes are apparently UTF-8: valid, or damaged in a few places with most non-ASCII bytes
/// valid.
bool is_utf8(std::string_view bytes);

/// The most likely charset of unlabelled bytes: UTF-16 or UTF-32 without a mark, the guess of
/// uchardet if there is enough evidence, else windows-1252.
std::string detect_charset(std::string_view bytes);

}  // namespace dateline
