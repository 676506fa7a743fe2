#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/format/table_rows.h"
#include "indexer/reader/field_names.h"

namespace dateline {

/// What stands above the rows of a table.
struct TableHead {
  TableMarks marks;
  std::vector<std::string> columns;  ///< their names; empty if the first row is not one of names
  /// Where no name says which column has the title or body: what columns have by their content.
  std::vector<std::optional<RawField>> contents;

  /// The number of columns.
  std::size_t width() const { return std::max(columns.size(), contents.size()); }

  bool named = false;          ///< names say so, and name another field
  std::size_t rows_begin = 0;  ///< in bytes
  std::size_t rows_line = 1;   ///< line in which the rows start, from 1

  /// All that is needed to read rows, as one string, and the reverse. `decode` turns the names of
  /// columns, which are bytes of the dump, into UTF-8.
  std::string written() const;
  static TableHead read(std::string_view written,
                        const std::function<std::string(std::string_view)>& decode);
};

/// Finds the head of a table in a sample of it: "sep=;", comments after '#' and up to ten other
/// lines may stand above the names of the columns.
TableHead find_table_head(std::string_view sample);

/// Whether all lines of a text are rows of the same number of columns parted by tabs, without
/// names: those have dates, titles and texts.
bool are_rows_of_releases(std::string_view sample);

/// Whether a text begins with the names of columns, but for a line "sep=;". Cheap.
bool begins_with_names(std::string_view sample);

}  // namespace dateline
