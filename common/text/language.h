#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

/// A language with a stemmer.
struct Language {
  std::string_view code;     ///< ISO 639-1
  std::string_view stemmer;  ///< name of its Snowball algorithm in libstemmer
  std::string_view name;     ///< in English
};

/// The languages that libstemmer 2.2 has algorithms for (https://snowballstem.org/algorithms/).
inline constexpr std::array language_table{
    Language{"ar", "arabic", "Arabic"},         Language{"hy", "armenian", "Armenian"},
    Language{"eu", "basque", "Basque"},         Language{"ca", "catalan", "Catalan"},
    Language{"da", "danish", "Danish"},         Language{"nl", "dutch", "Dutch"},
    Language{"en", "english", "English"},       Language{"fi", "finnish", "Finnish"},
    Language{"fr", "french", "French"},         Language{"de", "german", "German"},
    Language{"el", "greek", "Greek"},           Language{"hi", "hindi", "Hindi"},
    Language{"hu", "hungarian", "Hungarian"},   Language{"id", "indonesian", "Indonesian"},
    Language{"ga", "irish", "Irish"},           Language{"it", "italian", "Italian"},
    Language{"lt", "lithuanian", "Lithuanian"}, Language{"ne", "nepali", "Nepali"},
    Language{"no", "norwegian", "Norwegian"},   Language{"pt", "portuguese", "Portuguese"},
    Language{"ro", "romanian", "Romanian"},     Language{"ru", "russian", "Russian"},
    Language{"sr", "serbian", "Serbian"},       Language{"es", "spanish", "Spanish"},
    Language{"sv", "swedish", "Swedish"},       Language{"ta", "tamil", "Tamil"},
    Language{"tr", "turkish", "Turkish"},       Language{"yi", "yiddish", "Yiddish"},
};

/// Index of a language in language_table. `no_language` means that text is not stemmed.
using LanguageId = std::uint8_t;
inline constexpr LanguageId no_language = language_table.size();

/// The language with that ISO 639-1 code, or no_language.
constexpr LanguageId find_language(std::string_view code) {
  for (LanguageId id = 0; id < no_language; ++id) {
    if (language_table[id].code == code) return id;
  }
  return no_language;
}

/// The language whose stemmer is used for releases in an unknown language.
inline constexpr LanguageId default_language = find_language("en");

}  // namespace dateline
