#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/format/normalise.h"
#include "indexer/format/windows_1252.h"

namespace dateline {
namespace {

/// A character misread as two to four: its position and certainty.
struct Misread {
  std::size_t end = 0;  ///< position after it in the text
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  /// False for two characters that can be adjacent in correct text, such as a letter and a closing
  /// quotation mark.
  bool certain = false;
};

char32_t next_character(std::string_view text, std::size_t& at) {
  UChar32 character = 0;
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), character);
  return static_cast<char32_t>(character);
}

/// The misread character at `at`, if any.
std::optional<Misread> misread_at(std::string_view text, std::size_t at) {
  Misread found;
  found.end = at;
  const std::optional<std::uint8_t> lead = windows_1252_byte(next_character(text, found.end));
  if (!lead || *lead < 0xC2 || *lead > 0xF4) return std::nullopt;
  const std::size_t size = 1U + U8_COUNT_TRAIL_BYTES(*lead);
  found.bytes[found.size++] = static_cast<char>(*lead);
  std::size_t closing = 0;  // characters that may follow a word
  while (found.size < size) {
    if (found.end >= text.size()) return std::nullopt;
    const char32_t character = next_character(text, found.end);
    const std::optional<std::uint8_t> byte = windows_1252_byte(character);
    if (!byte || !U8_IS_TRAIL(*byte)) return std::nullopt;
    found.bytes[found.size++] = static_cast<char>(*byte);
    const bool may_close = (character >= 0x2013 && character <= 0x201E) || character == 0x2026 ||
                           character == 0xBB || character == 0xAB || character == 0x203A ||
                           character == 0xA0 || character == 0x2122 || character == 0xAE;
    closing += may_close ? 1 : 0;
  }
  std::size_t end = 0;
  UChar32 character = 0;
  U8_NEXT(found.bytes.data(), end, found.size, character);
  if (character < 0 || end != found.size) return std::nullopt;
  // U+00C2 and U+00C3 lead the signs and letters of Latin-1, U+00E2 the general punctuation.
  found.certain = size > 2 ? closing + 1 < size : (*lead == 0xC2 || *lead == 0xC3) && closing == 0;
  return found;
}

/// Whether the text has a stretch of certainly misread UTF-8: one certain character, or two in a
/// row.
bool is_proven(std::string_view text) {
  std::size_t last_end = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<Misread> misread = misread_at(text, at);
    if (misread) {
      if (misread->certain || last_end == at) return true;
      at = last_end = misread->end;
    } else {
      next_character(text, at);
    }
  }
  return false;
}

}  // namespace

std::string repair_mojibake(std::string_view text) {
  if (!is_proven(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::optional<Misread> misread = misread_at(text, at)) {
      out.append(misread->bytes.data(), misread->size);
      at = misread->end;
    } else {
      const std::size_t begin = at;
      next_character(text, at);
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

}  // namespace dateline
