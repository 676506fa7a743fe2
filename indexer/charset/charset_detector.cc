#include "indexer/charset/charset_detector.h"

#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <type_traits>

#include "common/source/unicode_form.h"

namespace dateline {
namespace {

/// Bytes given to the detector: more do not improve it.
constexpr std::size_t detector_bytes = std::size_t{1} << 16;
constexpr std::size_t unmarked_bytes = 4096;
/// With few non-ASCII letters in mostly ASCII text, a detector only guesses.
constexpr std::size_t least_evidence = 16;

struct Delete {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};
using Detector = std::unique_ptr<std::remove_pointer_t<uchardet_t>, Delete>;

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

struct Characters {
  std::size_t valid = 0;
  std::size_t invalid = 0;
};

/// Counts the characters beyond ASCII. One cut off at the end is neither valid nor invalid.
Characters count_characters(std::string_view bytes) {
  Characters count;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    UChar32 character = 0;
    U8_NEXT(bytes.data(), at, bytes.size(), character);
    if (character >= 0) {
      ++count.valid;
    } else if (at < bytes.size()) {
      ++count.invalid;
    }
  }
  return count;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  if (find_unmarked(bytes.substr(0, unmarked_bytes))) return false;
  if (simdjson::validate_utf8(bytes)) return true;
  // Text in another charset is rarely valid UTF-8 anywhere.
  const Characters count = count_characters(bytes);
  return count.valid > count.invalid * 4;
}

bool refutes_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes)) return false;
  const Characters count = count_characters(bytes);
  return count.invalid > count.valid;
}

bool proves_utf8(std::string_view bytes) {
  // Two or three characters of a charset of East Asia may look like UTF-8 by chance.
  constexpr std::size_t least_characters = 4;
  return simdjson::validate_utf8(bytes) && count_characters(bytes).valid >= least_characters;
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c != '\0' && is_ascii(c); });
}

std::string detect_charset(std::string_view bytes) {
  const std::string_view begin = bytes.substr(0, detector_bytes);
  if (const auto form = find_unmarked(bytes.substr(0, unmarked_bytes))) {
    return std::string(name_of(*form));
  }
  const auto beyond_ascii = static_cast<std::size_t>(
      std::count_if(begin.begin(), begin.end(), [](char c) { return !is_ascii(c); }));
  if (beyond_ascii < least_evidence && beyond_ascii * 2 < begin.size()) return "windows-1252";
  const Detector detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), begin.data(), begin.size()) != 0) return "windows-1252";
  uchardet_data_end(detector.get());
  std::string charset = uchardet_get_charset(detector.get());
  std::transform(charset.begin(), charset.end(), charset.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool knows = !charset.empty() && charset != "ascii" && charset != "utf-8";
  return knows ? charset : "windows-1252";
}

}  // namespace dateline
