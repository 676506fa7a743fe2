#include "indexer/format/table_contents.h"

#include <algorithm>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/prose/date_finder.h"

namespace dateline {
namespace {

constexpr std::size_t most_rows = 50;
constexpr std::size_t longest_name = 80;  ///< of a column, in bytes
constexpr std::size_t longest_date = 40;
constexpr std::size_t shortest_title = 15;  ///< on average, in bytes
constexpr std::size_t longest_title = 200;
constexpr std::size_t shortest_body = 60;

bool is_url(std::string_view value) {
  return value.starts_with("http://") || value.starts_with("https://");
}

bool is_date(std::string_view value) {
  return value.size() <= longest_date && find_date(value, 0, DateRange{}).has_value();
}

/// What the values of a column are like.
struct Column {
  std::size_t values = 0;  ///< that are not empty
  std::size_t urls = 0;
  std::size_t dates = 0;
  std::size_t bytes = 0;

  void add(std::string_view value) {
    if (value.empty()) return;
    ++values;
    bytes += value.size();
    urls += is_url(value) ? 1 : 0;
    dates += is_date(value) ? 1 : 0;
  }

  bool are_mostly(std::size_t count) const { return values > 0 && count * 5 >= values * 4; }
  std::size_t mean_size() const { return values == 0 ? 0 : bytes / values; }
};

std::vector<Column> examine(std::string_view rows, TableMarks marks) {
  std::vector<Column> columns;
  for (std::size_t row = 0; row < most_rows && !rows.empty(); ++row) {
    const std::size_t size = row_size(rows, marks);
    const std::vector<std::string> values = row_fields(rows.substr(0, size), marks);
    rows.remove_prefix(size);
    columns.resize(std::max(columns.size(), values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) columns[i].add(trimmed(values[i]));
  }
  return columns;
}

}  // namespace

bool holds_values(const std::vector<std::string>& row) {
  return std::ranges::any_of(row, [](const std::string& value) {
    return value.size() > longest_name || is_url(value) || is_date(value);
  });
}

std::vector<std::optional<RawField>> find_contents(std::string_view rows, TableMarks marks,
                                                   const std::vector<std::string>& names) {
  const std::vector<Column> columns = examine(rows, marks);
  std::vector<std::optional<RawField>> contents(columns.size());
  std::vector<bool> taken(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool urls = columns[i].are_mostly(columns[i].urls);
    const bool dates = columns[i].are_mostly(columns[i].dates);
    taken[i] = urls || dates || (i < names.size() && match_field(names[i]));
    const std::optional<RawField> field = urls    ? std::optional(RawField::url)
                                          : dates ? std::optional(RawField::date)
                                                  : std::nullopt;
    if (field && std::ranges::find(contents, field) == contents.end()) contents[i] = field;
  }
  // The longest values of at least, and at most, some mean size.
  const auto take_longest = [&](RawField field, std::size_t least, std::size_t most) {
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t size = columns[i].mean_size();
      if (taken[i] || size < least || size > most) continue;
      if (!longest || size > columns[*longest].mean_size()) longest = i;
    }
    if (longest) {
      contents[*longest] = field;
      taken[*longest] = true;
    }
    return longest.has_value();
  };
  const bool body = take_longest(RawField::body, shortest_body, SIZE_MAX);
  const bool title = take_longest(RawField::title, shortest_title, longest_title);
  if (!body && !title) contents.clear();
  return contents;
}

}  // namespace dateline
