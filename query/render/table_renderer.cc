#include "query/render/table_renderer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/terminal_text.h"
#include "common/text/utf8.h"
#include "query/render/export_fields.h"

namespace dateline {
namespace {

/// The text with control characters replaced, except newlines and tabs.
std::string harmless(std::string_view text) {
  std::string lines;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n' && text[i] != '\t') continue;
    lines += terminal_text(text.substr(begin, i - begin));
    if (i < text.size()) lines += text[i];
    begin = i + 1;
  }
  return lines;
}

/// Whether a formula may begin with a character, or with the full-width or small form of one, which
/// some spreadsheets and methods of input take for it.
bool opens_formula(unsigned code) {
  constexpr std::array<unsigned, 16> signs{'=',    '+',    '-',    '@',    '\t',   '\r',
                                           '\n',   0x2212, 0xFE62, 0xFE63, 0xFE66, 0xFE6B,
                                           0xFF0B, 0xFF0D, 0xFF1D, 0xFF20};
  return std::ranges::find(signs, code) != signs.end();
}

/// Spaces and characters that show nothing (Unicode's White_Space and Default_Ignorable_Code_Point,
/// by blocks), behind which a spreadsheet may still find a formula.
bool is_invisible(unsigned code) {
  struct Range {
    unsigned first;
    unsigned last;
  };
  constexpr std::array<Range, 16> ranges{{{' ', ' '},
                                          {0xA0, 0xA0},
                                          {0xAD, 0xAD},
                                          {0x34F, 0x34F},
                                          {0x61C, 0x61C},
                                          {0x115F, 0x1160},
                                          {0x1680, 0x1680},
                                          {0x17B4, 0x17B5},
                                          {0x180B, 0x180F},
                                          {0x2000, 0x200F},
                                          {0x2028, 0x206F},
                                          {0x3000, 0x3000},
                                          {0x3164, 0x3164},
                                          {0xFE00, 0xFE0F},
                                          {0xFEFF, 0xFEFF},
                                          {0xE0000, 0xE0FFF}}};
  return code == 0xFFA0 || std::ranges::any_of(ranges, [code](const Range& range) {
           return code >= range.first && code <= range.last;
         });
}

bool is_formula(std::string_view text) {
  std::size_t first = 0;
  while (first < text.size()) {
    const Utf8Character c = utf8_character(text, first);
    if (!is_invisible(c.code)) break;
    first += c.size;
  }
  if (first == text.size() || !opens_formula(utf8_character(text, first).code)) return false;
  const bool number = text.front() == '-' && text.size() > 1 &&
                      text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
  return !number;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string delimited_field(std::string_view text, const Dialect& dialect) {
  std::string field = is_formula(text) ? "'" : "";
  field += harmless(text);
  if (dialect.separator == '\t') {
    std::ranges::replace_if(
        field, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return field.starts_with('"') ? in_quotes(field) : field;
  }
  return field.find_first_of(",\"\r\n") == std::string::npos ? field : in_quotes(field);
}

namespace {

constexpr std::string_view no_value = "(none)";

std::string value_text(const std::string& value) {
  return value.empty() ? std::string(no_value) : value;
}

}  // namespace

TableRenderer::TableRenderer(const Dialect& dialect, const RenderOptions& options)
    : dialect_(dialect), options_(options) {
  if (options_.fields.empty()) {
    options_.fields = *read_export_fields(usual_export_fields);
    if (options_.full) options_.fields.push_back(&find_export_field("body"));
  }
}

void TableRenderer::row(const std::vector<std::string>& fields, std::string& out) const {
  for (const std::string& field : fields) {
    if (&field != &fields.front()) out += dialect_.separator;
    out += delimited_field(field, dialect_);
  }
  out += dialect_.line_end;
}

void TableRenderer::begin(std::string& out) {
  if (options_.batch) {
    return row({"query", "count", "first", "last", "count_exact", "first_grade", "last_grade"},
               out);
  }
  if (options_.table == TableKind::concordance) {
    return row({"rank", "id", "date", "source", "title", "left", "match", "right"}, out);
  }
  if (options_.table != TableKind::releases) return;
  std::vector<std::string> names;
  for (const ExportField* field : options_.fields) names.emplace_back(field->name);
  row(names, out);
}

void TableRenderer::open(const SearchResult& result, std::string& out) {
  if (options_.batch) {
    return row(
        {result.query, std::to_string(result.count), result.first ? result.first->date.iso() : "",
         result.last ? result.last->date.iso() : "", result.count_exact ? "true" : "false",
         std::string(to_string(grade_of(result.first))),
         std::string(to_string(grade_of(result.last)))},
        out);
  }
  if (options_.table == TableKind::facets) facets(result, out);
  if (options_.table == TableKind::pair) {
    for (const FacetTable& table : result.tables) pair(table, out);
  }
  if (options_.table == TableKind::timeline && result.timeline) timeline(*result.timeline, out);
}

void TableRenderer::hit(const SearchResult& /*result*/, const Hit& hit, std::string& out) {
  if (options_.batch) return;
  if (options_.table == TableKind::concordance) {
    const Release& release = hit.release;
    for (const ConcordanceLine& line : hit.concordance) {
      row({std::to_string(hit.rank), release.id, release.date ? release.date->iso() : "",
           release.source, release.title, line.left, line.match, line.right},
          out);
    }
    return;
  }
  if (options_.table != TableKind::releases) return;
  std::vector<std::string> cells;
  for (const ExportField* field : options_.fields) cells.push_back(cell_text(*field, hit));
  row(cells, out);
}

void TableRenderer::facets(const SearchResult& result, std::string& out) const {
  row({"facet", "value", "count"}, out);
  for (const Facet& facet : result.facets) {
    const std::string name(to_string(facet.kind));
    for (const FacetCount& each : limited(facet, options_.facet_limit)) {
      row({name, each.value, std::to_string(each.count)}, out);
    }
    if (facet.without > 0) row({name, std::string(no_value), std::to_string(facet.without)}, out);
  }
}

void TableRenderer::pair(const FacetTable& table, std::string& out) const {
  std::vector<std::string> cells{std::string(to_string(table.pair.rows))};
  for (const std::string& column : table.columns) cells.push_back(value_text(column));
  row(cells, out);
  const std::size_t most = options_.facet_limit.value_or(table.rows.size());
  for (std::size_t i = 0; i < std::min(most, table.rows.size()); ++i) {
    cells.assign({value_text(table.rows[i])});
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      cells.push_back(std::to_string(table.cell(i, j)));
    }
    row(cells, out);
  }
}

void TableRenderer::timeline(const Timeline& timeline, std::string& out) const {
  row({"period", "begin", "end", "count"}, out);
  const auto add = [&](Date begin, std::size_t count) {
    const Date end(next_period(begin, timeline.unit).days() - std::chrono::days(1));
    row({period_label(begin, timeline.unit), begin.iso(), end.iso(), std::to_string(count)}, out);
  };
  // Empty periods too: a chart of this table would hide them.
  std::optional<Date> next;
  for (const TimelinePeriod& period : timeline.periods) {
    for (; next && *next < period.begin; next = next_period(*next, timeline.unit)) add(*next, 0);
    add(period.begin, period.count);
    next = next_period(period.begin, timeline.unit);
  }
  if (timeline.undated > 0) row({"undated", "", "", std::to_string(timeline.undated)}, out);
}

}  // namespace dateline
