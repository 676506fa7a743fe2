#include "indexer/prose/calendar_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/text/table_rows.h"
#include "indexer/prose/calendar_words_table.h"

namespace dateline {
namespace {

constexpr std::size_t shortest_name = 3;
constexpr std::size_t longest_name = 32;  ///< in bytes

/// Names and their place in the year or in the week, counted from 1.
using Names = std::unordered_map<std::string_view, unsigned>;

Names read_names(std::string_view wanted) {
  Names names;
  for (auto& [kind, language, row] : table_rows<3>(calendar_words_table)) {
    if (kind != wanted) continue;
    for (unsigned place = 1; !row.empty(); ++place) {
      const auto name = take_until(row, ' ');
      if (name != "-") names.emplace(name, place);
    }
  }
  return names;
}

std::string unicode_lowered(std::string_view word) {
  std::string out;
  const auto size = static_cast<std::int32_t>(word.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(word.data(), at, size, character);
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, u_tolower(character));
    out.append(bytes, static_cast<std::size_t>(length));
  }
  return out;
}

std::optional<unsigned> place_in(const Names& names, std::string_view word) {
  if (word.size() < shortest_name || word.size() > longest_name) return std::nullopt;
  const auto found = names.find(unicode_lowered(word));
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<unsigned> month_named(std::string_view word) {
  static const Names months = read_names("month");
  return place_in(months, word);
}

bool is_weekday(std::string_view word) {
  static const Names weekdays = read_names("weekday");
  return place_in(weekdays, word).has_value();
}

}  // namespace dateline
