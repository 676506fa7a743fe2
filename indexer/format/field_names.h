#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

/// The fields that a structured record (JSON, a row of a table, front matter) may have.
enum class RawField { id, url, title, date, source, issuer, language, place, channel, body };

inline constexpr std::size_t raw_field_count = 10;

/// The field that a name stands for, and how well: if a record has several names for a field, the
/// one with the lowest rank wins.
struct FieldMatch {
  RawField field;
  std::size_t rank;

  bool operator==(const FieldMatch&) const = default;
};

/// Finds the field commonly known by the name of a key or column. Case, '_', '-', spaces and
/// prefixes before a colon ("dc:title") do not count.
std::optional<FieldMatch> match_field(std::string_view name);

/// The field called `name` in the option --map, or nullopt.
std::optional<RawField> find_raw_field(std::string_view name);

}  // namespace dateline
