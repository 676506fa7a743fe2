#include "indexer/charset/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/byte_word.h"
#include "indexer/charset/windows_1252.h"

namespace dateline {
namespace {

struct Findings {
  bool rewrite = false;   ///< has characters to remove or replace
  bool mojibake = false;  ///< may have some
  bool compose = false;   ///< has characters that need ICU to decide whether this is NFC
};

/// Whether each of eight bytes is printable ASCII.
bool is_plain(ByteWord word) {
  return (bytes_below(word, 0x20) | bytes_from(word, 0x7F) | (word & high_bits)) == 0;
}

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

/// Classifies the multi-byte character at `at` by its first bytes alone. Ranges in which every
/// character is in NFC by itself and none combines with the previous one are skipped.
void inspect_character(std::string_view text, std::size_t at, std::size_t length,
                       Findings& findings) {
  const std::uint8_t first = byte_at(text, at);
  const std::uint8_t second = byte_at(text, at + 1);
  const std::uint8_t third = byte_at(text, at + 2);
  if (first == 0xC2) {
    findings.rewrite |= second <= 0xA0 || second == 0xAD;
  } else if (first == 0xC3) {
    findings.mojibake |= second >= 0x82 && byte_at(text, at + length) >= 0xC2;
  } else if (first == 0xE2 && (second <= 0x82 || second == 0x84)) {
    findings.rewrite |= second == 0x80 && (third == 0xA8 || third == 0xA9);
    findings.compose |= (second == 0x80 && third <= 0x81) ||
                        (second == 0x84 && (third == 0xA6 || third == 0xAA || third == 0xAB));
  } else if (first == 0xEF && second == 0xBB && third == 0xBF) {
    findings.rewrite = true;
  } else {
    const bool settled = (first >= 0xC4 && first <= 0xCB) || first == 0xD0 || first == 0xD1 ||
                         (first >= 0xE4 && first <= 0xE9);
    findings.compose |= !settled;
  }
}

Findings inspect(std::string_view text) {
  Findings findings;
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + sizeof(ByteWord) <= text.size() && is_plain(load_bytes(text, at))) {
      at += sizeof(ByteWord);
      continue;
    }
    const std::uint8_t byte = byte_at(text, at);
    if (byte < 0x80) {
      findings.rewrite |=
          (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\f') || byte == 0x7F;
      ++at;
    } else {
      const std::size_t length = 1U + U8_COUNT_TRAIL_BYTES(byte);
      inspect_character(text, at, length, findings);
      at += length;
    }
  }
  return findings;
}

void append(std::string& out, char32_t character) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, character);
  out.append(bytes.data(), size);
}

/// Removes and replaces single characters.
std::string rewrite_characters(std::string_view text) {
  constexpr char32_t line_separator = 0x2028;
  constexpr char32_t paragraph_separator = 0x2029;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && byte_at(text, at) >= 0x20 && byte_at(text, at) < 0x7F) ++at;
    if (at > begin) {
      out.append(text.substr(begin, at - begin));
      continue;
    }
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(text.data(), at, text.size(), character);
    if (character == '\r') {
      if (byte_at(text, at) != '\n') out += '\n';
    } else if (character == line_separator || character == paragraph_separator) {
      out += '\n';
    } else if (character == 0xA0) {
      out += ' ';
    } else if (character >= 0x80 && character < 0xA0) {
      const char32_t meant = windows_1252_character(static_cast<std::uint8_t>(character));
      if (meant >= 0xA0) append(out, meant);
    } else if (character == '\n' || character == '\t' || character == '\f' ||
               (character >= ' ' && character != 0x7F && character != 0xAD &&
                character != 0xFEFF)) {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

constexpr int most_marks = 30;  ///< of a character

/// Whether the character at `at` is a combining mark. Most are told by their first bytes.
bool is_mark(std::string_view text, std::size_t at) {
  const std::uint8_t first = byte_at(text, at);
  const bool letter = first < 0xCC || (first >= 0xE4 && first <= 0xE9) ||
                      (first >= 0xEB && first <= 0xED) ||
                      (first == 0xE2 && byte_at(text, at + 1) != 0x83);
  if (letter) return false;
  UChar32 character = 0;
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), character);
  return u_getCombiningClass(character) != 0;
}

bool has_many_marks(std::string_view text) {
  int marks = 0;
  for (std::size_t at = 0; at < text.size() && marks <= most_marks;) {
    const std::uint8_t byte = byte_at(text, at);
    if (byte >= 0x80) {
      marks = is_mark(text, at) ? marks + 1 : 0;
      at += 1U + U8_COUNT_TRAIL_BYTES(byte);
      continue;
    }
    marks = 0;
    ++at;
    while (at + sizeof(ByteWord) <= text.size() && (load_bytes(text, at) & high_bits) == 0) {
      at += sizeof(ByteWord);
    }
  }
  return marks > most_marks;
}

/// Removes combining marks beyond the thirty that a character may have in text that is safe to
/// stream (Unicode Standard Annex 15, section 13), as sorting them takes time with the square of
/// their number.
std::string with_few_marks(std::string text) {
  if (!has_many_marks(text)) return text;
  std::string few;
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = 1U + U8_COUNT_TRAIL_BYTES(byte_at(text, at));
    marks = is_mark(text, at) ? marks + 1 : 0;
    if (marks <= most_marks) few.append(text, at, size);
    at += size;
  }
  return few;
}

std::string compose(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) return text;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status) != 0 || U_FAILURE(status) != 0) return text;
  std::string composed;
  composed.reserve(text.size());
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) != 0 ? text : composed;
}

}  // namespace

std::string normalise(std::string text) {
  const Findings findings = inspect(text);
  if (findings.mojibake) text = repair_mojibake(text);
  if (findings.rewrite || findings.mojibake) text = rewrite_characters(text);
  if (findings.compose || findings.mojibake) text = compose(with_few_marks(std::move(text)));
  return text;
}

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
