#include "query/render/overview_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/terminal_text.h"
#include "common/text/utf8.h"
#include "query/render/styled_text.h"

namespace dateline {

std::string count_text(const SearchResult& result) {
  if (result.count == 0) {
    return result.timed_out ? "nothing found before the time limit" : "nothing found";
  }
  const std::size_t listed = result.collapsed ? result.distinct : result.count;
  std::string line = fmt::format("{}{}", result.count_exact ? "" : "at least ",
                                 counted_text(listed, "release", "releases"));
  if (result.distinct < result.count) {
    line += result.collapsed
                ? fmt::format(" ({} with copies)", with_separators(result.count))
                : fmt::format(" ({} without copies)", with_separators(result.distinct));
  }
  return line;
}

std::string matches_text(const SearchResult& result) {
  std::string text = counted_text(result.count, "release", "releases");
  if (result.distinct < result.count) {
    text += fmt::format(", including copies ({} without)", with_separators(result.distinct));
  }
  return text;
}

std::string clause_lines(const SearchResult& result) {
  std::string lines;
  for (const ClauseCount& clause : result.clauses) {
    lines += fmt::format("  {:>8}  {}", with_separators(clause.count), terminal_text(clause.text));
    if (result.clauses.size() > 1)
      lines += fmt::format("  (without it: {})", with_separators(clause.without));
    lines += '\n';
  }
  return lines;
}

std::string query_account(const SearchResult& result) {
  std::string text = fmt::format("parsed as: {}\n", terminal_text(result.understood));
  if (result.period.first || result.period.last) {
    text += fmt::format("dates: {}\n", result.period.text());
  }
  for (const std::string& note : result.notes) {
    text += fmt::format("note: {}\n", terminal_text(note));
  }
  if (!result.suggestion.empty()) {
    text += fmt::format("did you mean: {}\n", terminal_text(result.suggestion));
  }
  text +=
      fmt::format("matches: {}{}\n", result.count_exact ? "" : "at least ", matches_text(result));
  if (!result.clauses.empty()) text += "each clause alone matches:\n" + clause_lines(result);
  return text;
}

namespace {

/// The longest prefix of a text that fits into the columns.
std::string_view begin_of(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    const std::size_t size = utf8_character(text, end).size;
    width += display_width(text.substr(end, size));
    if (width > columns) break;
    end += size;
  }
  return text.substr(0, end);
}

/// The longest suffix that fits.
std::string_view end_of(std::string_view text, std::size_t columns) {
  while (display_width(text) > columns) text.remove_prefix(utf8_character(text, 0).size);
  return text;
}

}  // namespace

std::string concordance_text(const std::vector<ConcordanceLine>& lines,
                             const RenderOptions& options) {
  const std::size_t side = std::max<std::size_t>(options.width, 40) * 2 / 5;
  const std::size_t width = std::max<std::size_t>(options.width, 40);
  std::string text;
  for (const ConcordanceLine& line : lines) {
    const std::string_view left = end_of(line.left, side);
    const std::string_view match = begin_of(line.match, width - side);
    const std::size_t taken = side + display_width(match);
    text.append(side - display_width(left), ' ');
    text += terminal_text(left);
    text += styled(match, Style::mark, options.colour);
    text += terminal_text(begin_of(line.right, width - std::min(taken, width)));
    text += '\n';
  }
  return text;
}

namespace {

constexpr std::size_t most_values = 20;
constexpr std::size_t steps = 8;  // per block character

/// A bar measured in eighths of a column (Unicode block elements).
std::string bar(std::size_t eighths) {
  constexpr std::array<std::string_view, steps> partial{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string text;
  for (std::size_t i = 0; i < eighths / steps; ++i) text += "█";
  return text.append(partial[eighths % steps]);
}

}  // namespace

std::string facet_text(const Facet& facet, const RenderOptions& options) {
  std::string text =
      styled(fmt::format("by {}", to_string(facet.kind)), Style::title, options.colour);
  text += facet.exact ? "\n" : " (incomplete)\n";
  // Periods are shown in full, in order.
  const std::size_t most = is_period(facet.kind) ? facet.counts.size() : most_values;
  const auto shown = limited(facet, options.facet_limit.value_or(most));
  for (const FacetCount& each : shown) {
    text += fmt::format("{:>8}  {}\n", with_separators(each.count),
                        styled(each.value, Style::plain, false));
  }
  if (shown.size() < facet.counts.size()) {
    text += fmt::format("{:>8}  {} more (--facet-limit all)\n", "",
                        with_separators(facet.counts.size() - shown.size()));
  }
  if (facet.without > 0) {
    text += fmt::format("{:>8}  {}\n", with_separators(facet.without), without_text(facet.kind));
  }
  return text + '\n';
}

namespace {

std::string name_of(const std::string& value, FacetKind kind) {
  return value.empty() ? std::string(without_text(kind)) : terminal_text(value);
}

std::size_t width_of(const FacetTable& table, std::size_t column) {
  constexpr std::size_t least = 7;
  return std::max(least, display_width(name_of(table.columns[column], table.pair.columns))) + 2;
}

struct ColumnRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The columns that fit, at least one: of periods the last ones, else the first.
ColumnRange shown_columns(const FacetTable& table, std::size_t width, std::size_t label) {
  const std::size_t all = table.columns.size();
  const bool last = is_period(table.pair.columns);
  std::size_t taken = label;
  std::size_t count = 0;
  for (; count < all; ++count) {
    taken += width_of(table, last ? all - 1 - count : count);
    if (taken > width && count > 0) break;
  }
  return last ? ColumnRange{all - count, all} : ColumnRange{0, count};
}

}  // namespace

std::string facet_table_text(const FacetTable& table, const RenderOptions& options) {
  constexpr std::size_t most_label = 30;
  const std::size_t rows = std::min(options.facet_limit.value_or(most_values), table.rows.size());
  std::size_t label = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    label = std::max(label, display_width(name_of(table.rows[i], table.pair.rows)));
  }
  label = std::min(label, most_label);
  const ColumnRange columns = shown_columns(table, options.width, label);
  const auto cell = [](std::string_view text, std::size_t width) {
    return std::string(width - std::min(width, display_width(text)), ' ').append(text);
  };

  std::string text = styled("by " + table.pair.name(), Style::title, options.colour);
  text += table.exact ? "\n" : " (incomplete)\n";
  text.append(label, ' ');
  for (std::size_t j = columns.begin; j < columns.end; ++j) {
    text += cell(name_of(table.columns[j], table.pair.columns), width_of(table, j));
  }
  text += '\n';
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string row = name_of(table.rows[i], table.pair.rows);
    const std::string_view shown = begin_of(row, label);
    text += std::string(shown).append(label - display_width(shown), ' ');
    for (std::size_t j = columns.begin; j < columns.end; ++j) {
      text += cell(with_separators(table.cell(i, j)), width_of(table, j));
    }
    text += '\n';
  }
  if (rows < table.rows.size()) {
    text +=
        counted_text(table.rows.size() - rows, "more row", "more rows") + " (--facet-limit all)\n";
  }
  if (const std::size_t more = table.columns.size() - (columns.end - columns.begin); more > 0) {
    text += counted_text(more, "more column", "more columns") +
            (columns.begin > 0 ? " before these" : "") + " (--format csv)\n";
  }
  return text + '\n';
}

std::string timeline_text(const Timeline& timeline, const RenderOptions& options) {
  std::size_t most = 0;
  for (const TimelinePeriod& period : timeline.periods) most = std::max(most, period.count);
  constexpr std::size_t beside = 22;  // columns of the label and the number
  const std::size_t room = std::max<std::size_t>(options.width, beside + 10) - beside;
  std::string text =
      styled(fmt::format("by {}", to_string(timeline.unit)), Style::title, options.colour) + '\n';
  std::optional<Date> expected;
  for (const TimelinePeriod& period : timeline.periods) {
    if (expected && *expected != period.begin) text += "         ⋮\n";
    expected = next_period(period.begin, timeline.unit);
    text += fmt::format("{:>10} {:>8}  {}\n", period_label(period.begin, timeline.unit),
                        with_separators(period.count), bar(period.count * room * steps / most));
  }
  if (timeline.undated > 0) {
    text += fmt::format("{:>10} {:>8}\n", "undated", with_separators(timeline.undated));
  }
  return text + '\n';
}

}  // namespace dateline
