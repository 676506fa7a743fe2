#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"

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

/// Ranks from here on are those of names for a summary rather than the whole body.
inline constexpr std::size_t summary_rank = 300;

/// Ranks of dates from here on are those of names for another day than that of publication.
inline constexpr std::size_t recorded_rank = 201;

/// From here on those of names for what stands below the body: "closing".
inline constexpr std::size_t ending_rank = 600;

/// Finds the field commonly known by the name of a key or column, in the languages of
/// data/fields/names.tsv, or as the day of publication by the words of its name ("Date of release",
/// "postedOn"). Case, accents, '_', '-', spaces and prefixes before a colon ("dc:title") do not
/// count. Thread-safe.
std::optional<FieldMatch> match_field(std::string_view name);

/// Whether a name says that its date is not that of publication ("Timestamp", "created").
bool is_recorded(std::string_view name);

enum class DatePart { year, month, day };

inline constexpr std::size_t date_part_count = 3;

/// The part of a date that the name of a key or column stands for. Thread-safe.
std::optional<DatePart> match_date_part(std::string_view name);

/// The name of a field in the option --map.
std::string_view name_of(RawField field);

/// The field called `name` in the option --map, or nullopt.
std::optional<RawField> find_raw_field(std::string_view name);

/// Where to find fields in JSON records and tables (--map FIELD=PATH). A path is a column name, or
/// keys of nested objects joined by dots ("attributes.headline"); a number picks an element of an
/// array.
class FieldMap {
 public:
  struct Entry {
    RawField field;
    std::string path;
  };

  /// Reads the values of --map. Error usage for an unknown field or a missing path.
  static Result<FieldMap> parse(const std::vector<std::string>& options);

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace dateline
