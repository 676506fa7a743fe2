#include "indexer/reader/field_names.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "common/text/ascii.h"
#include "common/text/stemmer.h"
#include "common/text/table_rows.h"
#include "indexer/charset/normalise.h"
#include "indexer/prose/phrases.h"
#include "indexer/reader/field_names_table.h"

namespace dateline {
namespace {

/// Names in --map, in the order of RawField.
constexpr std::array<std::string_view, raw_field_count> option_names{
    "id", "url", "title", "date", "source", "issuer", "language", "place", "channel", "body"};

/// Added to the ranks of names in other languages than English, which may mean something else
/// there.
constexpr std::size_t foreign_rank = 100;

std::string folded(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  std::string folded;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ' && c != '@' && c != '.') folded += to_lower(c);
  }
  const bool ascii = std::ranges::all_of(folded, [](char c) { return (c & '\x80') == 0; });
  if (ascii) return folded;
  std::string lower;
  icu::UnicodeString::fromUTF8(normalise(std::move(folded))).toLower().toUTF8String(lower);
  return fold_accents(lower);
}

using Names = std::unordered_map<std::string, FieldMatch>;

Names read_names() {
  Names names;
  for (auto& [field, language, row] : table_rows<3>(field_names_table)) {
    const bool summary = field == "summary";
    const std::optional<RawField> known = summary ? RawField::body : find_raw_field(field);
    std::size_t rank = (language == "en" ? 0 : foreign_rank) + (summary ? summary_rank : 0);
    while (known && !row.empty()) {
      names.emplace(folded(take_until(row, ' ')), FieldMatch{*known, rank++});
    }
  }
  return names;
}

}  // namespace

std::optional<FieldMatch> match_field(std::string_view name) {
  static const Names names = read_names();
  constexpr std::size_t longest_name = 64;  // in bytes
  if (name.size() > longest_name) return std::nullopt;
  const auto found = names.find(folded(name));
  if (found == names.end()) return std::nullopt;
  return found->second;
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
