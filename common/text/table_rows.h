#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/text/take_until.h"

namespace dateline {

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

}  // namespace dateline
