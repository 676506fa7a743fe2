#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "indexer/segment/glass/table_writer.h"

namespace dateline::glass {

/// A listed word.
struct SpellingWord {
  std::string text;
  std::uint32_t frequency = 0;  ///< decides between similar suggestions
  bool suggested = true;        ///< whether it may be suggested; else only its frequency is stored
};

/// Writes the table "spelling": under each fragment the suggested words with it, under 'W' and a
/// word its frequency. Fragments are 'H' and the first two bytes, 'T' and the last two, 'M' and
/// each three in a row, and in words of up to four bytes 'B', the first and the last. `words` must
/// be sorted; one-byte words are skipped.
Result<TableRoot> write_spelling(std::span<const SpellingWord> words,
                                 const std::filesystem::path& path);

}  // namespace dateline::glass
