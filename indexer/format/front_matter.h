#pragma once

#include <string_view>

#include "indexer/format/field_collector.h"

namespace dateline {

/// Whether text begins with front matter: a line "---" and a line "key:" behind it.
bool has_front_matter(std::string_view text);

/// Reads the front matter at the begin of a text into `collector` and takes it off: the YAML that
/// such heads are written in, which is scalars (plain, quoted, or blocks behind '|' and '>'), lists
/// of them, and mappings inside, whose keys are read as if they were outside.
void take_front_matter(std::string_view& text, FieldCollector& collector);

}  // namespace dateline
