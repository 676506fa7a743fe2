#include "query/render/html_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "query/render/html_page.h"
#include "query/render/markup.h"
#include "query/render/styled_text.h"

namespace dateline {
namespace {

constexpr std::size_t bars_height = 120;      // pixels
constexpr std::size_t most_slots = 4000;      // bars that are drawn; a screen shows no more
constexpr std::size_t most_named_bars = 400;  // bars that are named when pointed at
constexpr std::size_t most_labels = 4;  // below a timeline: as many as a telephone has room for

std::string linked(std::string_view text, const HtmlLink& link, std::string_view value) {
  const std::string address = link ? link(value) : std::string();
  if (address.empty()) return xml_text(text);
  return fmt::format("<a href=\"{}\">{}</a>", xml_text(address), xml_text(text));
}

/// All periods from the first to the last, also those without releases.
std::vector<TimelinePeriod> slots_of(const Timeline& timeline) {
  std::vector<TimelinePeriod> slots;
  for (const TimelinePeriod& period : timeline.periods) {
    while (!slots.empty() && slots.size() < most_slots) {
      const Date next = next_period(slots.back().begin, timeline.unit);
      if (next >= period.begin) break;
      slots.push_back({next, 0});
    }
    if (slots.size() >= most_slots) return timeline.periods;
    slots.push_back(period);
  }
  return slots;
}

std::size_t greatest(const std::vector<TimelinePeriod>& slots) {
  std::size_t most = 1;
  for (const TimelinePeriod& slot : slots) most = std::max(most, slot.count);
  return most;
}

std::string bars(const std::vector<TimelinePeriod>& slots, TimelineUnit unit,
                 const HtmlLink& link) {
  const std::size_t most = greatest(slots);
  const double width = 100.0 / static_cast<double>(slots.size());
  std::string svg;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].count == 0) continue;
    const double height = std::max(
        1.0, static_cast<double>(bars_height * slots[i].count) / static_cast<double>(most));
    const std::string label = period_label(slots[i].begin, unit);
    const std::string address = link ? link(label) : std::string();
    if (!address.empty()) {
      fmt::format_to(std::back_inserter(svg), "<a href=\"{}\" aria-label=\"{}: {}\">",
                     xml_text(address), label, with_separators(slots[i].count));
    }
    fmt::format_to(
        std::back_inserter(svg),
        "<rect class=\"bar\" x=\"{:.3f}%\" y=\"{:.1f}\" width=\"{:.3f}%\" height=\"{:.1f}\">",
        static_cast<double>(i) * width, 16 + static_cast<double>(bars_height) - height,
        width * (slots.size() > 60 ? 1.0 : 0.8), height);
    if (slots.size() <= most_named_bars) {
      fmt::format_to(std::back_inserter(svg), "<title>{}: {}</title>", label,
                     with_separators(slots[i].count));
    }
    svg += address.empty() ? "</rect>" : "</rect></a>";
  }
  return svg;
}

std::string labels(const std::vector<TimelinePeriod>& slots, TimelineUnit unit) {
  const std::size_t count = std::min(most_labels, slots.size());
  std::string svg;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t slot = count == 1 ? 0 : i * (slots.size() - 1) / (count - 1);
    const double middle =
        (static_cast<double>(slot) + 0.5) * 100 / static_cast<double>(slots.size());
    const char* anchor = i == 0 ? "start" : i + 1 == count ? "end" : "middle";
    const double x = i == 0 ? 0 : i + 1 == count ? 100 : middle;
    fmt::format_to(std::back_inserter(svg),
                   "<text x=\"{:.2f}%\" y=\"{}\" text-anchor=\"{}\">{}</text>", x, bars_height + 32,
                   anchor, period_label(slots[slot].begin, unit));
  }
  return svg;
}

std::string table_of(const Timeline& timeline, const HtmlLink& link) {
  std::string html = fmt::format(
      "<details><summary>Numbers by {0}</summary>\n<table>\n<tr><th scope=\"col\">{0}</th>"
      "<th scope=\"col\" class=\"number\">releases</th></tr>\n",
      to_string(timeline.unit));
  const auto row = [&](std::string_view label, std::size_t count) {
    html += fmt::format("<tr><td>{}</td><td class=\"number\">{}</td></tr>\n", label,
                        with_separators(count));
  };
  for (const TimelinePeriod& period : timeline.periods) {
    const std::string label = period_label(period.begin, timeline.unit);
    row(linked(label, link, label), period.count);
  }
  if (timeline.undated > 0) row("undated", timeline.undated);
  return html + "</table>\n</details>\n";
}

}  // namespace

std::string timeline_html(const Timeline& timeline, const HtmlLink& link) {
  const auto slots = slots_of(timeline);
  if (slots.empty()) return "<p>No dated releases.</p>\n";
  const std::string name = fmt::format(
      "Releases by {}, {} to {}; at most {}", to_string(timeline.unit),
      period_label(slots.front().begin, timeline.unit),
      period_label(slots.back().begin, timeline.unit), with_separators(greatest(slots)));
  return fmt::format(
             "<figure>\n<svg role=\"{6}\" aria-label=\"{0}\" height=\"{1}\">"
             "<text x=\"0\" y=\"11\">{2}</text>{3}"
             "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{4}\" y2=\"{4}\"/>{5}</svg>\n"
             "<figcaption class=\"faint\">{0}</figcaption>\n",
             xml_text(name), bars_height + 40, with_separators(greatest(slots)),
             bars(slots, timeline.unit, link), bars_height + 16, labels(slots, timeline.unit),
             link ? "group" : "img") +
         table_of(timeline, link) + "</figure>\n";
}

std::string_view facet_name(FacetKind kind) {
  return kind == FacetKind::language ? "language" : to_string(kind);
}

std::string facet_html(const Facet& facet, std::size_t most, const HtmlLink& link) {
  constexpr std::size_t row_height = 36;
  constexpr std::size_t bar_height = 10;
  const auto shown = limited(facet, most);
  if (shown.empty()) return "<p>No release has a value.</p>\n";
  std::size_t greatest = 1;
  for (const FacetCount& each : shown) greatest = std::max(greatest, each.count);
  std::string svg =
      fmt::format("<figure>\n<svg role=\"{}\" aria-label=\"Releases by {}\" height=\"{}\">",
                  link ? "group" : "img", facet_name(facet.kind), shown.size() * row_height);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const FacetCount& each = shown[i];
    const std::size_t y = i * row_height;
    fmt::format_to(std::back_inserter(svg),
                   "<text x=\"0\" y=\"{0}\">{1} {2}</text>"
                   "<rect class=\"bar\" x=\"0\" y=\"{3}\" width=\"{4:.2f}%\" height=\"{5}\"/>",
                   y + 14, with_separators(each.count), linked(each.value, link, each.value),
                   y + 20, 100.0 * static_cast<double>(each.count) / static_cast<double>(greatest),
                   bar_height);
  }
  svg += "</svg>\n";
  std::string rest;
  if (shown.size() < facet.counts.size()) {
    rest = fmt::format("{} more", with_separators(facet.counts.size() - shown.size()));
  }
  if (facet.without > 0) {
    rest += fmt::format("{}{} {}", rest.empty() ? "" : ", ", with_separators(facet.without),
                        is_period(facet.kind) ? "undated" : "without a value");
  }
  if (!facet.exact) rest += rest.empty() ? "incomplete" : ", incomplete";
  if (!rest.empty()) svg += fmt::format("<figcaption class=\"faint\">{}</figcaption>\n", rest);
  return svg + "</figure>\n";
}

std::string facet_table_html(const FacetTable& table, std::size_t most) {
  const auto name = [](FacetKind kind, const std::string& value) {
    return value.empty() ? std::string(without_text(kind)) : xml_text(value);
  };
  std::string html = fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{} by "
      "{}\">\n<table>\n<tr><th scope=\"col\">{}</th>",
      to_string(table.pair.rows), to_string(table.pair.columns), to_string(table.pair.rows));
  for (const std::string& column : table.columns) {
    html +=
        fmt::format("<th scope=\"col\" class=\"number\">{}</th>", name(table.pair.columns, column));
  }
  html += "</tr>\n";
  const std::size_t rows = std::min(most, table.rows.size());
  for (std::size_t i = 0; i < rows; ++i) {
    html += fmt::format("<tr><th scope=\"row\">{}</th>", name(table.pair.rows, table.rows[i]));
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      html += fmt::format("<td class=\"number\">{}</td>", with_separators(table.cell(i, j)));
    }
    html += "</tr>\n";
  }
  html += "</table>\n</div>\n";
  if (rows < table.rows.size()) {
    html += fmt::format("<p class=\"faint\">{} more rows</p>\n",
                        with_separators(table.rows.size() - rows));
  }
  return html;
}

}  // namespace dateline
