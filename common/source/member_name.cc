#include "common/source/member_name.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace dateline {
namespace {

/// A decoded character, and the bytes that it was.
struct NameCharacter {
  UChar32 code = 0;
  unsigned char lead = 0;
  unsigned char trail = 0;  ///< the last byte, zero if there is but one
};
using Name = std::vector<NameCharacter>;

/// How unlikely a character is in a name. A character of an alphabet is a byte, an ideograph two,
/// of which the frequent ones are a part: so they are less likely.
enum Cost : unsigned { usual = 0, possible = 1, rare = 2, fault = 4 };

bool is_ascii(UChar32 code) {
  return code < 0x80;
}

UChar32 code_at(const Name& name, std::size_t at) {
  return at < name.size() ? name[at].code : UChar32{' '};
}

bool is_within(UChar32 code, UChar32 first, UChar32 last) {
  return first <= code && code <= last;
}

/// Whether a letter breaks the case of its word: "caFe", "CAFe".
bool breaks_case(UChar32 before, UChar32 code, UChar32 after) {
  return (u_islower(before) != 0 && u_isupper(code) != 0) ||
         (u_islower(code) != 0 && u_isupper(after) != 0) ||
         (u_isupper(before) != 0 && u_isupper(code) != 0 && u_islower(after) != 0);
}

unsigned cost_of_mark(UChar32 before, UChar32 code, UChar32 after) {
  static constexpr std::u32string_view marks = U"‘’“”–—…";
  if (marks.find(static_cast<char32_t>(code)) == marks.npos) return fault;
  const bool inside = u_isalpha(before) != 0 && u_isalpha(after) != 0;
  return inside && code != U'’' ? fault : possible;
}

unsigned latin_cost(const Name& name, std::size_t at) {
  static constexpr std::u32string_view common = U"àâäåæçèéêëíîïñóôöøùúûüßáÄÅÉÖØÜ";
  const UChar32 code = name[at].code;
  const UChar32 before = code_at(name, at - 1);  // a blank before the first
  const UChar32 after = code_at(name, at + 1);
  if (u_isalpha(code) == 0) return cost_of_mark(before, code, after);
  const bool alone = u_isalpha(before) == 0 && u_isalpha(after) == 0 && code != U'à';
  const bool accents = u_isalpha(before) != 0 && !is_ascii(before);
  if (alone || accents || breaks_case(before, code, after)) return fault;
  return common.find(static_cast<char32_t>(code)) == common.npos ? rare : possible;
}

unsigned cyrillic_cost(const Name& name, std::size_t at) {
  const UChar32 code = name[at].code;
  const UChar32 before = code_at(name, at - 1);
  const UChar32 after = code_at(name, at + 1);
  if (u_isalpha(code) == 0) return cost_of_mark(before, code, after);
  const bool mixed =
      (u_isalpha(before) != 0 && is_ascii(before)) || (u_isalpha(after) != 0 && is_ascii(after));
  if (mixed || breaks_case(before, code, after)) return fault;
  const bool alone = u_isalpha(before) == 0 && u_isalpha(after) == 0;
  const bool capitals = u_isupper(code) != 0 && u_islower(after) == 0;
  return alone ? rare : capitals ? possible : usual;
}

/// Whether the bytes are those of the frequent ideographs of a national standard.
bool is_frequent(const NameCharacter& character, unsigned first_lead, unsigned last_lead,
                 unsigned first_trail) {
  return first_lead <= character.lead && character.lead <= last_lead &&
         character.trail >= first_trail;
}

bool is_east_asian_mark(UChar32 code) {
  return is_within(code, 0x3000, 0x303F) || is_within(code, 0xFF01, 0xFF5E);
}

unsigned ideograph_cost(const NameCharacter& character, unsigned first_lead, unsigned last_lead,
                        unsigned first_trail) {
  if (is_east_asian_mark(character.code)) return possible;
  return is_frequent(character, first_lead, last_lead, first_trail) ? possible : fault;
}

bool is_kana(UChar32 code) {
  return is_within(code, 0x3041, 0x30FE);
}

unsigned shift_jis_cost(const Name& name, std::size_t at) {
  return is_kana(name[at].code) ? usual : ideograph_cost(name[at], 0x88, 0x98, 0x40);
}

unsigned euc_jp_cost(const Name& name, std::size_t at) {
  return is_kana(name[at].code) ? usual : ideograph_cost(name[at], 0xB0, 0xCF, 0xA1);
}

unsigned gbk_cost(const Name& name, std::size_t at) {
  return ideograph_cost(name[at], 0xB0, 0xD7, 0xA1);
}

unsigned big5_cost(const Name& name, std::size_t at) {
  return ideograph_cost(name[at], 0xA4, 0xC6, 0x40);
}

unsigned korean_cost(const Name& name, std::size_t at) {
  // Two of three syllables of a text are among these; of Chinese read as Korean, one of thirty.
  static constexpr std::u32string_view frequent =
      U"이다는의에가을를한고하지로도기사자인해대"
      U"은서어나정시리있전아일스보수원그라으장부"
      U"제과공상들안만조주구게년선면여성비관국니"
      U"계료소거마미경중신회동것세개산유방적무트"
      U"우요모발야할화여업연내통분반용최행진강문"
      U"오물";
  const NameCharacter& character = name[at];
  if (is_east_asian_mark(character.code)) return possible;
  if (!is_within(character.code, 0xAC00, 0xD7A3)) return fault;
  return frequent.find(static_cast<char32_t>(character.code)) == frequent.npos ? rare : usual;
}

struct LegacyCharset {
  const char* name = nullptr;  ///< as ICU knows it
  unsigned (*cost)(const Name& name, std::size_t at) = nullptr;
};

/// The code pages of Windows and DOS, and what Unix had. Of those that fit alike, the first.
constexpr std::array<LegacyCharset, 10> charsets{{{"windows-1252", latin_cost},
                                                  {"ibm-850", latin_cost},
                                                  {"windows-1251", cyrillic_cost},
                                                  {"ibm-866", cyrillic_cost},
                                                  {"koi8-r", cyrillic_cost},
                                                  {"windows-31j", shift_jis_cost},
                                                  {"windows-949", korean_cost},
                                                  {"gbk", gbk_cost},
                                                  {"big5", big5_cost},
                                                  {"euc-jp", euc_jp_cost}}};

/// nullopt if the bytes are not in that charset.
std::optional<Name> decode_name(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(charset, &status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  Name name;
  const char* const end = bytes.data() + bytes.size();
  for (const char* at = bytes.data(); at < end;) {
    const char* const begin = at;
    const UChar32 code = ucnv_getNextUChar(converter.getAlias(), &at, end, &status);
    if (U_FAILURE(status) != 0) return std::nullopt;
    const bool single = at - begin == 1;
    name.push_back({code, static_cast<unsigned char>(*begin),
                    single ? static_cast<unsigned char>(0) : static_cast<unsigned char>(at[-1])});
  }
  return name;
}

unsigned total_cost(const Name& name, const LegacyCharset& charset) {
  unsigned sum = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (!is_ascii(name[at].code)) sum += charset.cost(name, at);
  }
  return sum;
}

}  // namespace

std::string utf8_member_name(std::string bytes) {
  if (decode_name(bytes, "utf-8")) return bytes;
  unsigned least = std::numeric_limits<unsigned>::max();
  Name best;
  for (const LegacyCharset& charset : charsets) {
    std::optional<Name> name = decode_name(bytes, charset.name);
    const unsigned cost = name ? total_cost(*name, charset) : least;
    if (cost >= least) continue;
    least = cost;
    best = std::move(*name);
  }
  if (best.empty()) return bytes;
  icu::UnicodeString text;
  for (const NameCharacter& character : best) text.append(character.code);
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace dateline
