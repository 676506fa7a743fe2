#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "indexer/segment/glass/table_writer.h"

namespace dateline::glass {

/// A word that is listed.
struct SpellingWord {
  std::string text;
  std::uint32_t frequency = 0;  ///< the more frequent of two alike words is suggested
  bool suggested = true;        ///< for misspelt ones; else only its frequency can be looked up
};

/// Writes the table "spelling": under each fragment the suggested words that have it, under 'W' and
/// a word its frequency. Fragments are 'H' and the first two bytes, 'T' and the last two, 'M' and
/// each three in a row, and in words of up to four bytes 'B', the first and the last. `words` rise;
/// those of one byte are left out.
Result<TableRoot> write_spelling(std::span<const SpellingWord> words,
                                 const std::filesystem::path& path);

}  // namespace dateline::glass
