#pragma once

namespace dateline {

/// Whether a character is Chinese, Japanese or Korean: the ranges of Xapian 1.4's FLAG_CJK_NGRAM.
constexpr bool is_cjk(unsigned code) {
  return code >= 0x2E80 &&
         (code <= 0x2EFF || (code >= 0x3000 && code <= 0x9FFF) ||
          (code >= 0xA700 && code <= 0xA71F) || (code >= 0xAC00 && code <= 0xD7AF) ||
          (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
          (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x2A6DF) ||
          (code >= 0x2F800 && code <= 0x2FA1F));
}

/// Whether a character is Thai, Lao, Burmese or Khmer (blocks of the Unicode Standard, chapter 16),
/// digits apart.
constexpr bool is_southeast_asian(unsigned code) {
  if (code < 0x0E00 || code > 0xAA7F) return false;
  const bool thai = code < 0x0E50 || (code > 0x0E59 && code < 0x0E80);
  const bool lao = code >= 0x0E80 && code < 0x0F00 && !(code >= 0x0ED0 && code <= 0x0ED9);
  const bool burmese = (code >= 0x1000 && code < 0x10A0 && !(code >= 0x1040 && code <= 0x1049) &&
                        !(code >= 0x1090 && code <= 0x1099)) ||
                       (code >= 0xA9E0 && code < 0xA9F0) || code >= 0xAA60;
  const bool khmer = code >= 0x1780 && code < 0x17E0;
  return thai || lao || burmese || khmer;
}

/// Whether a character is of a script that has no spaces between words. Text in it is cut into
/// n-grams, and may be cut between any two of its characters.
constexpr bool is_unspaced(unsigned code) {
  return is_cjk(code) || is_southeast_asian(code);
}

}  // namespace dateline
