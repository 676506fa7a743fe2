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

}  // namespace

bool is_utf8(std::string_view bytes) {
  if (find_unmarked(bytes.substr(0, unmarked_bytes))) return false;
  if (simdjson::validate_utf8(bytes)) return true;
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    UChar32 character = 0;
    U8_NEXT(bytes.data(), at, bytes.size(), character);
    ++(character >= 0 ? valid : invalid);
  }
  // Text in another charset is rarely valid UTF-8 anywhere.
  return valid > invalid * 4;
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
