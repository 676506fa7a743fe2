#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

/// The fields that a structured record (JSON, a row of a table, front matter) may have.
enum class RawField { id, url, title, date, source, issuer, language, place, channel, body };

inline constexpr std::size_t raw_field_count = 10;

/// Which field a name stands for, and how well: of several names of one record for the same
/// field, the one with the lowest rank wins.
struct FieldMatch {
  RawField field;
  std::size_t rank;

  bool operator==(const FieldMatch&) const = default;
};

/// Finds the field that a key or column is commonly called by. Case, '_', '-', spaces and
/// prefixes before a colon ("dc:title") do not count.
std::optional<FieldMatch> match_field(std::string_view name);

/// The field that is called `name` in the option --map, or nothing.
std::optional<RawField> find_raw_field(std::string_view name);

}  // namespace dateline
