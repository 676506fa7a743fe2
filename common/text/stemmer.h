#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/text/language.h"

struct sb_stemmer;

namespace dateline {

/// Removes the marks that people leave out when they type: accents of Latin and Greek letters
/// (Orbán -> orban, Łódź -> lodz, ß -> ss), points of Hebrew, vowels and tatweel of Arabic, the
/// stress of Cyrillic. Input is lower-case UTF-8 in NFC; text without any is returned unchanged.
std::string fold_accents(std::string_view word);

/// Stems words of one language: accents are folded first, so that a word is found with and without
/// them, then the Snowball algorithm of libstemmer runs. For no_language, only folds accents. Not
/// thread-safe: each worker owns its own.
class Stemmer {
 public:
  explicit Stemmer(LanguageId language);

  /// The stem of a lower-case word. Never empty for a word that is not empty.
  std::string stem(std::string_view word) const;

  LanguageId language() const { return language_; }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  LanguageId language_;
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace dateline
