#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/reader/field_collector.h"

namespace dateline {

inline constexpr std::size_t longest_front_matter = std::size_t{64} << 10;  ///< bytes

/// Whether a text starts with front matter: YAML behind a line "---", or TOML behind "+++".
bool has_front_matter(std::string_view text);

/// Whether it is front matter in YAML with a title, up to a line that ends it.
bool has_titled_front_matter(std::string_view text);

/// Whether it is front matter in JSON: an object, a blank line, and text that is not JSON.
bool has_json_front_matter(std::string_view text);

/// Reads the front matter at the start of a text into `collector`, and removes it. Supports what is
/// common there: scalars (plain, quoted, or blocks after '|' and '>'), lists of them, and nested
/// mappings, whose keys are read like outer ones; also front matter in JSON. Where the line that
/// ends it is missing, a heading or a paragraph behind an empty line does, or `most` bytes.
void take_front_matter(std::string_view& text, FieldCollector& collector,
                       std::size_t most = longest_front_matter);

}  // namespace dateline
