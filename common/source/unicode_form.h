#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// How text in UTF-16 or UTF-32 lies in bytes (Unicode Standard, section 3.10).
enum class UnicodeForm : std::uint8_t { utf16le, utf16be, utf32le, utf32be };

/// Its IANA name, in lower case and ended by a zero byte.
std::string_view name_of(UnicodeForm form);

/// The byte-order mark that bytes begin with.
struct ByteOrderMark {
  UnicodeForm form = UnicodeForm::utf16le;
  std::size_t size = 0;  ///< bytes
};
std::optional<ByteOrderMark> find_mark(std::string_view bytes);

/// The form of text that has no mark, by the first bytes of it; 4096 are plenty. Told by statistics
/// that hold in every language: of the two bytes of UTF-16 the high one varies less; ASCII
/// characters, which no text does without, have a zero there; and what is decoded are assigned
/// characters. Nothing for other charsets, in which text has no zeros, and for binary
/// data.
std::optional<UnicodeForm> find_unmarked(std::string_view sample);

/// Valid UTF-8 as it lies in that form, without a mark.
std::string encode_utf8_as(std::string_view text, UnicodeForm form);

}  // namespace dateline
