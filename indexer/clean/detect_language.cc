#include "indexer/clean/detect_language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"

namespace dateline {
namespace {

constexpr std::size_t glance_bytes = 600;     ///< enough to recognise English
constexpr std::size_t detected_bytes = 3000;  ///< input of the detector
constexpr std::size_t least_bytes = 12;       ///< below this any answer is a guess

/// A stretch from the middle, cut at spaces if possible.
std::string_view middle(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  std::size_t begin = (text.size() - size) / 2;
  const auto is_continuation = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  if (const auto space = text.find(' ', begin); space != text.npos && space - begin < size / 4) {
    begin = space + 1;
  }
  while (is_continuation(begin)) ++begin;
  std::size_t end = std::min(begin + size, text.size());
  while (is_continuation(end)) ++end;
  return text.substr(begin, end - begin);
}

/// Whether English stop words make up an eighth of the text: most archives are English, and this
/// costs a hundredth of the detector.
bool is_plain_english(std::string_view text) {
  static constexpr std::size_t longest_word = 4;
  static constexpr ByteWord article = packed("the");
  static constexpr std::array words{article,        packed("of"),  packed("and"),  packed("to"),
                                    packed("in"),   packed("for"), packed("that"), packed("with"),
                                    packed("will"), packed("by")};
  const auto parts_of_words = [](ByteWord word) {
    return ~(equal_bytes(word, ' ') | equal_bytes(word, 0)) & high_bits;
  };
  std::size_t total = 0;
  std::size_t english = 0;
  std::size_t articles = 0;
  for_each_word(text, parts_of_words, [&](std::size_t begin, std::size_t end) {
    ++total;
    if (end - begin > longest_word) return;
    const ByteWord word = first_bytes(load_bytes(text, begin), end - begin);
    articles += word == article ? 1 : 0;
    english += std::ranges::find(words, word) != words.end() ? 1 : 0;
  });
  return total >= 40 && english * 8 >= total && articles > 0;
}

}  // namespace

std::string detect_language(std::string_view text) {
  if (text.size() < least_bytes) return {};
  const auto sample = middle(text, detected_bytes);
  // There may be a list or table in the very middle.
  if (is_plain_english(middle(text, glance_bytes)) || is_plain_english(sample)) return "en";
  bool reliable = false;
  const auto language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable) return {};
  const std::string_view code = CLD2::LanguageCode(language);
  // Norwegian is "no" in all our tables; scripts and regions ("zh-Hant") are cut.
  if (code == "nb" || code == "nn") return "no";
  if (code == "iw") return "he";  // an older code used by the detector
  const auto base = code.substr(0, code.find('-'));
  return base.size() == 2 ? std::string(base) : std::string();
}

std::string stated_language(std::string_view stated) {
  std::string code = lowered(stated.substr(0, stated.find_first_of("-_")));
  const bool is_code =
      (code.size() == 2 || code.size() == 3) && std::ranges::all_of(code, is_lower);
  return is_code ? code : std::string();
}

}  // namespace dateline
