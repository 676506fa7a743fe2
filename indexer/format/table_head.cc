#include "indexer/format/table_head.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/prose/date_finder.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

constexpr std::size_t most_preamble = 10;  ///< lines
constexpr std::string_view separator_line = "sep=";
constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};

std::string_view top_line(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return line.substr(0, line.find('\r'));
}

char line_end_of(std::string_view text) {
  const std::size_t end = top_line(text).size();
  const bool old_mac = end + 1 < text.size() && text[end] == '\r' && text[end + 1] != '\n';
  return old_mac ? '\r' : '\n';
}

/// The delimiter of a row: that which it has most of outside of quotation marks; ',' where it has
/// none.
char find_delimiter(std::string_view row) {
  char best = ',';
  std::size_t most = 1;
  for (const char delimiter : delimiters) {
    if (row.find(delimiter) == row.npos) continue;
    const std::size_t fields = row_fields(row, {.delimiter = delimiter, .spaced = true}).size();
    if (fields > most) {
      best = delimiter;
      most = fields;
    }
  }
  return best;
}

/// Whether spaces stand between the delimiters and quotation marks of a line: "A" , "B".
bool is_spaced(std::string_view line, char delimiter) {
  for (std::size_t at = line.find(delimiter); at < line.size(); at = line.find(delimiter, at + 1)) {
    const std::size_t next = line.find_first_not_of(' ', at + 1);
    const std::size_t last = line.substr(0, at).find_last_not_of(' ');
    const bool before = last != line.npos && line[last] == '"';
    const bool behind = next != line.npos && line[next] == '"';
    const bool spaces = (before && last + 1 < at) || (behind && next > at + 1);
    if (spaces && before && behind) return true;
  }
  return false;
}

std::vector<std::string> names_in(std::string_view row, TableMarks marks) {
  std::vector<std::string> names = row_fields(row, marks);
  for (std::string& name : names) {
    name = trimmed(name);
    std::ranges::replace(name, '\n', ' ');
  }
  return names;
}

struct KnownNames {
  std::size_t fields = 0;
  bool text = false;  ///< a title or body is among them

  bool suffice() const { return text && fields > 1; }
};

KnownNames count_known(const std::vector<std::string>& names) {
  KnownNames known;
  for (const std::string& name : names) {
    const std::optional<FieldMatch> match = match_field(name);
    if (!match) continue;
    ++known.fields;
    known.text |= match->field == RawField::title || match->field == RawField::body;
  }
  return known;
}

/// What stands before the first row: perhaps a line "sep=;".
struct Opening {
  TableMarks marks;
  bool separator = false;  ///< the delimiter is known
  std::size_t end = 0;
};

Opening opening_of(std::string_view text) {
  Opening opening;
  opening.marks.line_end = line_end_of(text);
  opening.end = text.size() - without_byte_order_mark(text).size();
  const std::string_view line = trimmed(top_line(text.substr(opening.end)));
  opening.separator = line.size() == separator_line.size() + 1 && line.starts_with(separator_line);
  if (opening.separator) {
    opening.marks.delimiter = line.back();
    opening.end += row_size(text.substr(opening.end), opening.marks);
  }
  return opening;
}

/// The row of names that is looked for, and where it stands.
struct NamesRow {
  std::size_t begin = 0;
  std::size_t end = 0;
  TableMarks marks;
  std::vector<std::string> names;
  KnownNames known;
};

/// Whether a row has delimiters, and no stretch between them too long for a name, unlike running
/// text: much cheaper than splitting it into fields.
bool may_name_columns(std::string_view text) {
  constexpr std::size_t longest_name = 128;
  std::size_t field = 0;
  bool delimited = false;
  for (const char c : text) {
    if (c == '\n' || c == '\r') break;
    const bool delimits = std::ranges::find(delimiters, c) != delimiters.end();
    delimited = delimited || delimits;
    field = delimits ? 0 : field + 1;
    if (field > longest_name) return false;
  }
  return delimited;
}

NamesRow names_row_at(std::string_view text, const Opening& opening) {
  NamesRow row;
  row.begin = opening.end;
  row.marks = opening.marks;
  std::string_view rest = text.substr(std::min(row.begin, text.size()));
  const std::string_view line = top_line(rest);
  if (!opening.separator) row.marks.delimiter = find_delimiter(line);
  const std::string_view next = top_line(rest.substr(std::min(line.size() + 1, rest.size())));
  row.marks.spaced = is_spaced(line, row.marks.delimiter) ||
                     (next.starts_with('"') && is_spaced(next, row.marks.delimiter));
  rest = rest.substr(0, row_size(rest, row.marks));
  row.end = row.begin + rest.size();
  if (rest.starts_with('#')) rest.remove_prefix(1);
  if (!may_name_columns(rest)) return row;
  row.names = names_in(rest, row.marks);
  row.known = count_known(row.names);
  return row;
}

/// The first of the upper rows that names a title or body and another field; else the first that is
/// neither blank nor a comment.
NamesRow find_names_row(std::string_view text, Opening opening) {
  std::optional<NamesRow> first;
  for (std::size_t rows = 0; opening.end < text.size() && rows <= most_preamble; ++rows) {
    NamesRow row = names_row_at(text, opening);
    if (row.known.suffice()) return row;
    const std::string_view line = trimmed(top_line(text.substr(row.begin)));
    opening.end = row.end;
    if (!first && !line.empty() && !line.starts_with('#')) first = std::move(row);
  }
  if (first) return *std::move(first);
  NamesRow none;
  none.begin = none.end = text.size();
  none.marks = opening.marks;
  return none;
}

}  // namespace

bool begins_with_names(std::string_view sample) {
  return may_name_columns(sample) && names_row_at(sample, opening_of(sample)).known.suffice();
}

namespace {

constexpr std::size_t most_rows = 50;
constexpr std::size_t longest_date = 40;
constexpr std::size_t shortest_title = 15;  ///< on average, in bytes
constexpr std::size_t longest_title = 200;
constexpr std::size_t shortest_body = 60;

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
    urls += is_web_address(value) ? 1 : 0;
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

/// Whether a row has values rather than the names of columns: a date, a URL or a long text.
bool holds_values(const std::vector<std::string>& row) {
  constexpr std::size_t longest_name = 80;  // in bytes
  return row.size() > 1 && std::ranges::any_of(row, [](const std::string& value) {
           return value.size() > longest_name || is_web_address(value) || is_date(value);
         });
}

/// What the columns of some rows have, judged by their values: URLs, dates, the longest texts as
/// body, and shorter ones as title. Columns with known names are left out. Empty if no column looks
/// like a title or body.
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
    const auto known = std::ranges::find(contents, field);
    if (!field) continue;
    if (known == contents.end()) {
      contents[i] = field;
    } else if (dates && i < names.size() && !is_recorded(names[i]) &&
               is_recorded(names[static_cast<std::size_t>(known - contents.begin())])) {
      known->reset();
      contents[i] = field;
    }
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

/// Whether each line has that many tabs, but for the last, which may be cut.
bool have_tabs(std::string_view lines, std::ptrdiff_t count) {
  constexpr std::size_t least = 2;
  std::size_t rows = 0;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (lines.empty() && rows >= least) return true;
    if (trimmed(line).empty()) continue;
    if (std::ranges::count(line, '\t') != count) return false;
    ++rows;
  }
  return rows >= least;
}

/// Whether a backslash escapes quotation marks in a table: it stands before marks inside its values
/// and none is doubled there.
bool escapes_marks(std::string_view rows, char delimiter) {
  constexpr std::string_view ends = "\r\n";
  const auto ends_field = [&](std::size_t at) {
    return at >= rows.size() || rows[at] == delimiter || ends.find(rows[at]) != ends.npos;
  };
  bool escaped = false;
  for (std::size_t at = rows.find('"'); at != rows.npos; at = rows.find('"', at + 1)) {
    if (at > 0 && rows[at - 1] == '\\') {
      escaped = escaped || !ends_field(at + 1);
    } else if (rows.substr(at + 1).starts_with('"')) {
      const bool doubled = at > 0 && !ends_field(at - 1) && !ends_field(at + 2);
      if (doubled) return false;
      ++at;
    }
  }
  return escaped;
}

}  // namespace

bool are_rows_of_releases(std::string_view sample) {
  constexpr std::ptrdiff_t least_tabs = 2;
  const std::ptrdiff_t tabs = std::ranges::count(top_line(sample), '\t');
  if (tabs < least_tabs || !have_tabs(sample, tabs)) return false;
  const auto contents = find_contents(sample, {.delimiter = '\t'}, {});
  const auto has = [&](RawField field) {
    return std::ranges::find(contents, std::optional(field)) != contents.end();
  };
  return has(RawField::date) && has(RawField::title) && has(RawField::body);
}

TableHead find_table_head(std::string_view sample) {
  TableHead head;
  Opening opening = opening_of(sample);
  if (!opening.separator && are_rows_of_releases(sample)) {
    opening.marks.delimiter = '\t';
    opening.separator = true;
  }
  NamesRow row = find_names_row(sample, opening);
  head.marks = row.marks;
  head.named = row.known.suffice();
  const std::string_view first = sample.substr(row.begin, row.end - row.begin);
  const bool nameless = row.known.fields == 0 && holds_values(row_fields(first, row.marks));
  head.rows_begin = nameless ? row.begin : row.end;
  if (!nameless) head.columns = std::move(row.names);
  head.marks.escapes = escapes_marks(sample.substr(head.rows_begin), head.marks.delimiter);
  if (!row.known.text) {
    head.contents = find_contents(sample.substr(head.rows_begin), head.marks, head.columns);
  }
  head.rows_line += static_cast<std::size_t>(
      std::ranges::count(sample.substr(0, head.rows_begin), head.marks.line_end));
  return head;
}

std::string TableHead::written() const {
  std::string text{marks.delimiter, marks.line_end, marks.spaced ? ' ' : '-',
                   marks.escapes ? '\\' : '-'};
  for (const std::optional<RawField>& field : contents) {
    text += field ? static_cast<char>('0' + static_cast<int>(*field)) : '-';
  }
  for (const std::string& column : columns) text.append("\n").append(column);
  return text;
}

TableHead TableHead::read(std::string_view written,
                          const std::function<std::string(std::string_view)>& decode) {
  TableHead head;
  constexpr std::size_t marks_size = 4;
  if (written.size() < marks_size) return head;
  head.marks = {.delimiter = written[0],
                .line_end = written[1],
                .spaced = written[2] == ' ',
                .escapes = written[3] == '\\'};
  written.remove_prefix(marks_size);
  while (!written.empty() && written.front() != '\n') {
    const char field = written.front();
    head.contents.push_back(field == '-' ? std::nullopt
                                         : std::optional(static_cast<RawField>(field - '0')));
    written.remove_prefix(1);
  }
  const std::string names = decode(written);
  written = names;
  while (!written.empty()) {
    written.remove_prefix(1);
    const std::size_t end = std::min(written.find('\n'), written.size());
    head.columns.emplace_back(written.substr(0, end));
    written.remove_prefix(end);
  }
  return head;
}

}  // namespace dateline
