#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// Removes and returns the part of a text before the first separator, which is removed too; the
/// whole text if there is none.
inline std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

/// The rows of a built-in table: one per line, with fields separated by tabs and the rest of the
/// line in the last field. Empty lines and lines starting with '#' are skipped.
template <std::size_t fields>
std::vector<std::array<std::string_view, fields>> table_rows(std::string_view table) {
  std::vector<std::array<std::string_view, fields>> rows;
  while (!table.empty()) {
    auto line = take_until(table, '\n');
    if (line.empty() || line.front() == '#') continue;
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i + 1 < fields; ++i) row[i] = take_until(line, '\t');
    row.back() = line;
  }
  return rows;
}

/// The function of a well-known phrase on a page.
enum class PhraseKind : std::uint8_t {
  none,
  menu,           ///< "Home", "Skip to content": never part of a release
  opening,        ///< "FOR IMMEDIATE RELEASE": the first line of a release
  closing,        ///< "###", "-30-": the last line of a release's text
  aftermath,      ///< "Share", "Latest Posts", "Related": what follows is not the release
  date_label,     ///< "Published", "Posted on": a date follows
  author_label,   ///< "By", "Author": a name follows
  contact_label,  ///< "Media contact": names, numbers and addresses follow
  legal_label,    ///< "Safe Harbor Statement"
  related_label,  ///< "Tagged with": keywords follow
};

/// The kind of a whole line, ignoring case, punctuation and outer spaces.
PhraseKind phrase_kind(std::string_view line);

}  // namespace dateline
