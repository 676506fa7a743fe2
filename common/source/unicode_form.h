#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/source/byte_stream.h"

namespace dateline {

/// The encoding forms of UTF-16 and UTF-32 text (Unicode Standard, section 3.10).
enum class UnicodeForm : std::uint8_t { utf16le, utf16be, utf32le, utf32be };

/// Its IANA name in lower case, null-terminated.
std::string_view name_of(UnicodeForm form);

/// The byte-order mark at the start of `bytes`.
struct ByteOrderMark {
  UnicodeForm form = UnicodeForm::utf16le;
  std::size_t size = 0;  ///< bytes
};
std::optional<ByteOrderMark> find_mark(std::string_view bytes);

/// Detects the form of text without a mark from its first bytes; 4096 are plenty. Uses statistics
/// that hold in every language: the high byte of UTF-16 varies less than the low one and is zero
/// for ASCII characters, which occur in every text, and the text decodes to assigned characters.
/// nullopt for other charsets, whose text has no zeros, and for binary data.
std::optional<UnicodeForm> find_unmarked(std::string_view sample);

/// Encodes valid UTF-8 in that form, without a mark.
std::string encode_utf8_as(std::string_view text, UnicodeForm form);

/// Converts UTF-16 or UTF-32 text, after its byte-order mark, to UTF-8, so that forms need to
/// handle only ASCII-compatible charsets.
std::unique_ptr<ByteStream> transcode_to_utf8(std::unique_ptr<ByteStream> text, UnicodeForm form);

}  // namespace dateline
