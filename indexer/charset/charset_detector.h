#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether bytes are apparently UTF-8: valid, or damaged in a few places with most non-ASCII bytes
/// valid.
bool is_utf8(std::string_view bytes);

/// Whether most of what is not ASCII is invalid as UTF-8, so that a label saying UTF-8 is wrong.
bool refutes_utf8(std::string_view bytes);

/// Whether bytes are valid UTF-8 with so much beyond ASCII that a label saying otherwise is wrong.
bool proves_utf8(std::string_view bytes);

/// Whether bytes are ASCII other than zero, so that a label saying UTF-16 is wrong.
bool is_ascii(std::string_view bytes);

/// The most likely charset of unlabelled bytes: UTF-16 or UTF-32 without a mark, the guess of
/// uchardet if there is enough evidence, else windows-1252.
std::string detect_charset(std::string_view bytes);

}  // namespace dateline
