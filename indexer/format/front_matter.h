#pragma once

#include <string_view>

#include "indexer/format/field_collector.h"

namespace dateline {

/// Whether text starts with front matter: a line "---" followed by a line "key:".
bool has_front_matter(std::string_view text);

/// Reads the front matter at the start of a text into `collector` and removes it. Supports the YAML
/// common in front matter: scalars (plain, quoted, or blocks after '|' and '>'), lists of them, and
/// nested mappings, whose keys are read like outer ones.
void take_front_matter(std::string_view& text, FieldCollector& collector);

}  // namespace dateline
