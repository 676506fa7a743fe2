#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

/// Takes off a text what stands before the first separator, and the separator; all of a text
/// without one.
inline std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

/// The rows of a table that is built into the program: one a line, fields parted by tabs, and the
/// last field holds the rest of its line. Empty lines and those that begin with '#' are none.
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

}  // namespace dateline
