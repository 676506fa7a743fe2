#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/format/table_rows.h"
#include "indexer/reader/field_names.h"

namespace dateline {

/// Whether a row has values rather than the names of columns: a date, a URL or a long text.
bool holds_values(const std::vector<std::string>& row);

/// What the columns of some rows have, judged by their values: URLs, dates, the longest texts as
/// body, and shorter ones as title. Columns with known names are left out. Empty if no column looks
/// like a title or body.
std::vector<std::optional<RawField>> find_contents(std::string_view rows, TableMarks marks,
                                                   const std::vector<std::string>& columns);

}  // namespace dateline
