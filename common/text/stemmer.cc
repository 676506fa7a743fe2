#include "common/text/stemmer.h"

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace dateline {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 128; });
}

constexpr UChar32 arabic_tatweel = 0x0640;  // makes a word longer, as space between letters does

// Letters without a canonical decomposition, as people type them on other keyboards.
std::string_view plain_letter(UChar32 code) {
  switch (code) {
    case 0x00DF:
      return "ss";
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00F8:
      return "o";
    case 0x0111:
    case 0x00F0:
      return "d";
    case 0x0142:
      return "l";
    case 0x00FE:
      return "th";
    case 0x0131:
      return "i";
    case 0x0127:
      return "h";
    default:
      return {};
  }
}

// Whether people leave out a mark on a letter: accents in Latin and Greek, the points of Hebrew,
// the vowels and hamza of Arabic, and the stress of Cyrillic, where others make another letter.
bool is_left_out(UScriptCode script, UChar32 mark) {
  constexpr UChar32 grave = 0x0300;
  constexpr UChar32 acute = 0x0301;
  if (script == USCRIPT_CYRILLIC) return mark == grave || mark == acute;
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_HEBREW ||
         script == USCRIPT_ARABIC;
}

}  // namespace

std::string fold_accents(std::string_view word) {
  if (is_ascii(word)) return std::string(word);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(word);
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  const icu::UnicodeString parts = decompose->normalize(text, status);
  icu::UnicodeString folded;
  UScriptCode script = USCRIPT_COMMON;  // of the last letter
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 code = parts.char32At(i);
    if (u_getCombiningClass(code) != 0) {
      if (!is_left_out(script, code)) folded.append(code);
      continue;
    }
    if (code == arabic_tatweel) continue;
    script = uscript_getScript(code, &status);
    const std::string_view plain = plain_letter(code);
    if (plain.empty()) {
      folded.append(code);
    } else {
      folded.append(icu::UnicodeString(plain.data(), static_cast<int32_t>(plain.size()), US_INV));
    }
  }
  std::string result;
  compose->normalize(folded, status).toUTF8String(result);
  return U_FAILURE(status) || result.empty() ? std::string(word) : result;
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(LanguageId language) : language_(language) {
  if (language >= language_table.size()) return;
  const std::string name(language_table[language].stemmer);
  stemmer_.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
}

namespace {

/// A word without what follows an apostrophe where that is a suffix: in Turkish that of a name
/// ("Ankara'da"), in Dutch the plural or genitive ("foto's").
std::string_view without_suffix(std::string_view word, LanguageId language) {
  if (language >= language_table.size()) return word;
  const std::string_view code = language_table[language].code;
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe == 0 || apostrophe == word.npos) return word;
  const bool ends = code == "tr" || (code == "nl" && word.substr(apostrophe) == "'s");
  return ends ? word.substr(0, apostrophe) : word;
}

}  // namespace

std::string Stemmer::stem(std::string_view word) const {
  std::string folded = fold_accents(without_suffix(word, language_));
  if (stemmer_ == nullptr) return folded;
  const auto* input = reinterpret_cast<const sb_symbol*>(folded.data());
  const sb_symbol* output = sb_stemmer_stem(stemmer_.get(), input, static_cast<int>(folded.size()));
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
  if (output == nullptr || length == 0) return folded;
  return {reinterpret_cast<const char*>(output), length};
}

}  // namespace dateline
