#include "indexer/reader/field_names.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/stemmer.h"
#include "common/text/table_rows.h"
#include "indexer/charset/normalise.h"
#include "indexer/reader/field_names_table.h"

namespace dateline {
namespace {

/// Names in --map, in the order of RawField.
constexpr std::array<std::string_view, raw_field_count> option_names{
    "id", "url", "title", "date", "source", "issuer", "language", "place", "channel", "body"};

/// Added to the ranks of names in other languages than English, which may mean something else
/// there.
constexpr std::size_t foreign_rank = 100;

/// Of names that are dates by their words.
constexpr std::size_t worded_rank = 200;
static_assert(worded_rank < recorded_rank);

/// Parts of a date in the table, in the order of DatePart.
constexpr std::array<std::string_view, date_part_count> part_names{"year", "month", "day"};

/// Of a database that writes JSON as a table.
constexpr std::string_view mongo_date = ".$date";

bool is_mark(char c) {
  return c == '_' || c == '-' || c == ' ' || c == '@' || c == '.';
}

std::string lowered_word(std::string word) {
  const bool ascii = std::ranges::all_of(word, [](char c) { return (c & '\x80') == 0; });
  if (ascii) return lowered(word);
  std::string lower;
  icu::UnicodeString::fromUTF8(normalise(std::move(word))).toLower().toUTF8String(lower);
  return fold_accents(lower);
}

// What programs put before the names of fields: Dublin Core, Drupal, Advanced Custom Fields.
constexpr std::array<std::string_view, 3> prefixes{"dc.", "field_", "acf."};

/// The name itself in "dc:date", "field_date" and "date.$date".
std::string_view without_marks_of_programs(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  for (const std::string_view prefix : prefixes) {
    if (!equals_ignoring_case(name.substr(0, prefix.size()), prefix)) continue;
    name.remove_prefix(prefix.size());
    break;
  }
  if (name.ends_with(mongo_date)) name.remove_suffix(mongo_date.size());
  return name;
}

/// The name itself in the fields of Solr, whose ends name their types: "title_s", "body_txt_en".
std::string_view without_type(std::string_view name) {
  constexpr std::array<std::string_view, 6> types{"s", "ss", "t", "dt", "pdt", "txt"};
  constexpr std::string_view text_type = "_txt_";
  const std::size_t text = name.rfind(text_type);
  if (text != name.npos) return name.substr(0, text);
  const std::size_t end = std::min(name.rfind('_'), name.size());
  const bool typed =
      std::ranges::find(types, name.substr(std::min(end + 1, name.size()))) != types.end();
  return typed ? name.substr(0, end) : name;
}

std::string folded(std::string_view name) {
  std::string folded;
  for (const char c : without_marks_of_programs(name)) {
    if (!is_mark(c)) folded += c;
  }
  return lowered_word(std::move(folded));
}

/// What the words of a name are in that of a date.
enum class WordKind : std::uint8_t { of_release = 1, of_date = 2, between = 4 };

struct Names {
  std::unordered_map<std::string, FieldMatch> fields;
  std::unordered_map<std::string, DatePart> parts;
  std::unordered_map<std::string, unsigned> words;  ///< of dates, with the bits of their kinds
};

/// A kind of row, apart from those of fields.
struct RowKind {
  std::string_view name;
  RawField field;
  std::size_t rank;
};

constexpr std::array<RowKind, 3> lesser_fields{{
    {"summary", RawField::body, summary_rank},
    {"ending", RawField::body, ending_rank},
    {"recorded", RawField::date, recorded_rank},
}};

constexpr std::array<std::pair<std::string_view, WordKind>, 3> word_kinds{{
    {"of_release", WordKind::of_release},
    {"of_date", WordKind::of_date},
    {"between", WordKind::between},
}};

Names read_names() {
  Names names;
  for (auto& [kind, language, row] : table_rows<3>(field_names_table)) {
    const auto is_kind = [row_kind = kind](const auto& known) {
      return std::get<0>(known) == row_kind;
    };
    const auto* part = std::ranges::find(part_names, kind);
    const auto* word = std::ranges::find_if(word_kinds, is_kind);
    const auto* lesser = std::ranges::find(lesser_fields, kind, &RowKind::name);
    std::optional<RawField> field = find_raw_field(kind);
    std::size_t rank = language == "en" ? 0 : foreign_rank;
    if (lesser != lesser_fields.end()) {
      field = lesser->field;
      rank += lesser->rank;
    }
    while (!row.empty()) {
      const std::string_view name = take_until(row, ' ');
      if (part != part_names.end()) {
        names.parts.emplace(folded(name), static_cast<DatePart>(part - part_names.begin()));
      } else if (word != word_kinds.end()) {
        names.words[folded(name)] |= static_cast<unsigned>(word->second);
      } else if (field) {
        names.fields.emplace(folded(name), FieldMatch{*field, rank++});
      }
    }
  }
  return names;
}

const Names& known_names() {
  static const Names names = read_names();
  return names;
}

/// Removes and returns the first word of a name, parted by marks or capital letters ("datePosted").
std::string_view take_word(std::string_view& name) {
  while (!name.empty() && is_mark(name.front())) name.remove_prefix(1);
  std::size_t end = 0;
  const auto ends = [&] {
    return is_mark(name[end]) || (end > 0 && is_upper(name[end]) && is_lower(name[end - 1]));
  };
  while (end < name.size() && !ends()) ++end;
  const std::string_view word = name.substr(0, end);
  name.remove_prefix(end);
  return word;
}

/// Whether the words of a name say that it is the day of publication.
bool names_day(std::string_view name) {
  name = without_marks_of_programs(name);
  unsigned kinds = 0;
  for (auto word = take_word(name); !word.empty(); word = take_word(name)) {
    const auto found = known_names().words.find(lowered_word(std::string(word)));
    if (found == known_names().words.end()) return false;
    kinds |= found->second;
  }
  constexpr auto needed =
      static_cast<unsigned>(WordKind::of_release) | static_cast<unsigned>(WordKind::of_date);
  return (kinds & needed) == needed;
}

constexpr std::size_t longest_name = 64;  // in bytes

}  // namespace

std::optional<FieldMatch> match_field(std::string_view name) {
  if (name.size() > longest_name) return std::nullopt;
  const auto found = known_names().fields.find(folded(name));
  if (found != known_names().fields.end()) return found->second;
  if (names_day(name)) return FieldMatch{RawField::date, worded_rank};
  const std::string_view plain = without_type(name);
  return plain.size() < name.size() ? match_field(plain) : std::nullopt;
}

bool is_recorded(std::string_view name) {
  const auto match = match_field(name);
  return match && match->field == RawField::date && match->rank >= recorded_rank;
}

std::optional<DatePart> match_date_part(std::string_view name) {
  if (name.size() > longest_name) return std::nullopt;
  const auto found = known_names().parts.find(folded(name));
  if (found == known_names().parts.end()) return std::nullopt;
  return found->second;
}

std::string_view name_of(RawField field) {
  return option_names[static_cast<std::size_t>(field)];
}

std::optional<RawField> find_raw_field(std::string_view name) {
  const auto* found = std::ranges::find(option_names, name);
  if (found == option_names.end()) return std::nullopt;
  return static_cast<RawField>(found - option_names.begin());
}

Result<FieldMap> FieldMap::parse(const std::vector<std::string>& options) {
  FieldMap map;
  for (const std::string& option : options) {
    const std::size_t equals = option.find('=');
    if (equals == std::string::npos || equals + 1 == option.size()) {
      return fail(ErrorKind::usage, fmt::format("--map {}: missing path", option),
                  "use --map FIELD=PATH, for example --map title=attributes.headline");
    }
    const std::optional<RawField> field =
        find_raw_field(std::string_view(option).substr(0, equals));
    if (!field) {
      return fail(
          ErrorKind::usage, fmt::format("--map {}: unknown field", option),
          "fields are id, url, title, date, source, issuer, language, place, channel, body");
    }
    map.entries_.push_back({*field, option.substr(equals + 1)});
  }
  return map;
}

}  // namespace dateline
