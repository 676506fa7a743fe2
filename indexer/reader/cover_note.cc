#include "indexer/reader/cover_note.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

/// "Dear editors,", "Estimados señores:", "Guten Tag!".
bool is_salutation(std::string_view line) {
  constexpr std::size_t longest = 80;  // bytes
  static constexpr auto ends = std::to_array<std::string_view>(
      {",", ":", "!", "，", "：", "、", "！", "各位", "様", "御中", "님", "님."});
  return line.size() <= longest && std::ranges::none_of(line, is_digit) &&
         std::ranges::any_of(ends, [&](std::string_view end) { return line.ends_with(end); });
}

}  // namespace

std::string take_cover_note(std::string& text, std::string_view headline, bool in_parts) {
  constexpr std::size_t longest_note = 500;  // bytes
  constexpr int most_lines = 5;
  int lines = 0;
  for (const std::string_view raw_line : lines_of(text)) {
    const std::string_view line = trimmed(raw_line);
    const auto at = static_cast<std::size_t>(raw_line.data() - text.data());
    if (line.empty()) continue;
    if (lines > 0 && is_same_headline(line, headline)) {
      std::string note = text.substr(0, at);
      text.erase(0, at);
      return note;
    }
    if (at > longest_note || ++lines > most_lines || find_date(line, 0, {})) break;
    if (lines == 1 && !in_parts && !is_salutation(line)) break;
  }
  return {};
}

}  // namespace dateline
