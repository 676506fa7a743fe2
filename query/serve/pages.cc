#include "query/serve/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "query/render/html_charts.h"
#include "query/render/html_page.h"
#include "query/render/html_renderer.h"
#include "query/render/markup.h"
#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "query/search/lookup.h"
#include "query/syntax/examples.h"

namespace dateline {
namespace {

constexpr std::size_t most_facet_values = 10;
constexpr std::size_t most_months = 240;

std::string syntax_table() {
  std::string html = "<table>\n<tr><th scope=\"col\">query</th><th scope=\"col\">finds</th></tr>\n";
  for (const SyntaxExample& example : syntax_examples) {
    html += fmt::format("<tr><td><code>{}</code></td><td>{}</td></tr>\n", xml_text(example.query),
                        xml_text(example.meaning));
  }
  return html + "</table>\n";
}

/// A search in words.
std::string search_name(const SearchState& state) {
  std::string name = state.query.empty() ? "all releases" : state.query;
  if (!state.since.empty()) name += " since " + state.since;
  if (!state.until.empty()) name += " until " + state.until;
  return name;
}

std::string choice(std::string_view value, std::string_view text, std::string_view chosen) {
  return fmt::format("<option value=\"{}\"{}>{}</option>", value,
                     value == chosen ? " selected" : "", text);
}

std::string date_field(std::string_view name, std::string_view value) {
  return fmt::format(
      "<span><label for=\"{0}\">{0}</label> <input id=\"{0}\" name=\"{0}\" size=\"10\" "
      "value=\"{1}\"></span>",
      name, xml_text(value));
}

std::string form_html(const SearchState& state) {
  const bool begins = !state.asks();
  std::string html = "<form action=\"/\" role=\"search\">\n<p>";
  html += fmt::format(
      "<input type=\"search\" name=\"q\" id=\"q\" aria-label=\"Words to search for\" "
      "value=\"{}\"{}> <button>Search</button></p>\n<p>",
      xml_text(state.query), begins ? " autofocus" : "");
  html += date_field("since", state.since) + ' ' + date_field("until", state.until);
  html += " <span><label for=\"sort\">sort</label> <select id=\"sort\" name=\"sort\">";
  for (const std::string_view order : sort_orders) {
    html += choice(order, order == sort_orders.front() ? "best" : order,
                   to_string(state.sort.value_or(SortOrder::blend)));
  }
  html += fmt::format(
      "</select></span> <label><input type=\"checkbox\" name=\"copies\" value=\"all\"{}> list "
      "every copy</label></p>\n</form>\n",
      state.copies.empty() ? "" : " checked");
  return html + fmt::format(
                    "<details class=\"screen\"{}><summary>How to search</summary>\n{}"
                    "</details>\n",
                    begins ? " open" : "", syntax_table());
}

/// Whether a query is of words alone, without any sign or operator.
bool is_plain(std::string_view query) {
  constexpr std::array<std::string_view, 5> operators{"OR", "AND", "NOT", "NEAR", "ADJ"};
  const auto holds = [query](std::string_view name) { return query.find(name) != query.npos; };
  const auto plain = [](char c) { return is_letter_or_digit(c) || c == ' '; };
  return std::ranges::all_of(query, plain) && std::ranges::none_of(operators, holds);
}

/// A query that finds what another one and a term find. The term comes first: what the query leaves
/// open, such as a quote, ends where it ends. Empty if it closes more than it opens.
std::string narrowed_query(const std::string& query, const std::string& term) {
  if (query.empty()) return term;
  if (is_plain(query)) return query + ' ' + term;
  int open = 0;
  for (const char c : query) {
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (open < 0) return {};
  }
  return fmt::format("{} ({})", term, query);
}

/// The same search, narrowed by a term.
std::string narrowed_url(const SearchState& state, const std::string& term) {
  SearchState next = state;
  next.page = 1;
  next.query = narrowed_query(state.query, term);
  return next.query.empty() ? std::string() : next.url("/");
}

/// The same search, narrowed by a value of a facet.
HtmlLink narrowed(const SearchState& state, FacetKind kind) {
  return [state, kind](std::string_view value) -> std::string {
    if (value.find('"') != std::string_view::npos) return {};
    return narrowed_url(state, is_period(kind) ? fmt::format("date:{}", value)
                                               : fmt::format("{}:\"{}\"", to_string(kind), value));
  };
}

HtmlLink narrowed_by_period(const SearchState& state) {
  return [state](std::string_view label) {
    if (!state.since.empty() || !state.until.empty()) {
      return narrowed_url(state, fmt::format("date:{}", label));
    }
    SearchState next = state;
    next.page = 1;
    next.since = next.until = label;
    return next.url("/");
  };
}

/// Months as years, if there are too many.
Timeline readable(const Timeline& timeline) {
  if (timeline.unit != TimelineUnit::month || timeline.periods.size() <= most_months) {
    return timeline;
  }
  Timeline years{TimelineUnit::year, {}, timeline.undated};
  for (const TimelinePeriod& month : timeline.periods) {
    const Date begin = period_begin(month.begin, TimelineUnit::year);
    if (years.periods.empty() || years.periods.back().begin != begin) {
      years.periods.push_back({begin, 0});
    }
    years.periods.back().count += month.count;
  }
  return years;
}

std::string pages_html(const SearchState& state, const SearchResult& result) {
  const std::size_t listed = result.collapsed ? result.distinct : result.count;
  const std::size_t last = (listed + hits_on_page - 1) / hits_on_page;
  std::string items;
  const auto add = [&](std::size_t page, std::string_view name) {
    SearchState next = state;
    next.page = page;
    items += fmt::format("<li>{}</li>\n", link_html(next.url("/"), name));
  };
  if (state.page > last && last > 0) {
    add(last, "last page");
  } else if (state.page > 1) {
    add(state.page - 1, "previous page");
  }
  if (state.page < last) add(state.page + 1, "next page");
  if (items.empty()) return {};
  return fmt::format("<nav aria-label=\"Pages\"><p>Page {} of {}</p>\n<ul>\n{}</ul></nav>\n",
                     state.page, last, items);
}

/// How much each part of a search finds where the whole finds nothing.
std::string clauses_html(const SearchState& state, const SearchResult& result) {
  if (result.clauses.empty()) return {};
  std::string html = "<p>Each part of the search alone finds</p>\n<ul>\n";
  for (const ClauseCount& clause : result.clauses) {
    SearchState alone = state;
    alone.page = 1;
    alone.query = clause.text;
    html += fmt::format("<li>{} {}</li>\n", with_separators(clause.count),
                        link_html(alone.url("/"), clause.text));
  }
  return html + "</ul>\n";
}

std::string overview_of(const SearchState& state, const SearchResult& result) {
  std::string html = "<section aria-label=\"Narrow the search\">\n";
  if (result.timeline && !result.timeline->periods.empty()) {
    const Timeline timeline = readable(*result.timeline);
    html += fmt::format("<h2>By {}</h2>\n", to_string(timeline.unit));
    html += timeline_html(timeline, narrowed_by_period(state));
  }
  for (const Facet& facet : result.facets) {
    if (facet.counts.empty()) continue;
    html += fmt::format("<h2>By {}</h2>\n", facet_name(facet.kind));
    html += facet_html(facet, most_facet_values, narrowed(state, facet.kind));
  }
  return html + "</section>\n";
}

std::string formats_html(const SearchState& state) {
  std::string html = "<nav aria-label=\"Formats\"><p>The same as</p>\n<ul>\n";
  for (const std::string_view format : {"json", "csv", "atom"}) {
    html += fmt::format("<li>{}</li>\n",
                        link_html(state.url(fmt::format("/search.{}", format)), format));
  }
  return html + "</ul></nav>\n";
}

std::string found_html(const SearchState& state, const SearchResult& result) {
  std::string html = "<h2>Found</h2>\n";
  html += fmt::format("<p><strong>{}</strong></p>\n", xml_text(count_text(result)));
  for (const std::string& note : result.notes) {
    html += fmt::format("<p class=\"faint\">{}</p>\n", xml_text(note));
  }
  if (!result.suggestion.empty()) {
    SearchState meant = state;
    meant.page = 1;
    meant.query = result.suggestion;
    html += fmt::format("<p>Did you mean {}?</p>\n", link_html(meant.url("/"), result.suggestion));
  }
  if (result.timed_out) html += "<p>The time limit was reached; results may be incomplete.</p>\n";
  if (result.count == 0) return html + clauses_html(state, result);
  html += "<div class=\"found\">\n<div>\n";
  if (!result.hits.empty()) {
    html += "<ol class=\"hits\">\n";
    for (const Hit& hit : result.hits) {
      html += hit_html(hit, {release_url(hit.release.id, state), {}}, 3, false);
    }
    html += "</ol>\n";
  }
  return html + pages_html(state, result) + "</div>\n" + overview_of(state, result) + "</div>\n" +
         formats_html(state);
}

}  // namespace

std::string start_html(const SearchState& state, std::size_t releases, bool has_watches) {
  std::string html = html_begin("Dateline") + "<h1>Press releases</h1>\n" + form_html(state);
  html +=
      fmt::format("<p class=\"faint\">{} to search", counted_text(releases, "release", "releases"));
  if (has_watches) html += " · " + link_html("/watches", "watches");
  return html + "</p>\n" + html_end();
}

std::string search_html(const SearchState& state, const SearchResult& result) {
  const std::string title = state.query.empty() ? "Dateline" : state.query + " - Dateline";
  return html_begin(title) + "<h1>Press releases</h1>\n" + form_html(state) +
         found_html(state, result) + html_end();
}

std::string help_html() {
  return html_begin("How to search - Dateline") + "<h1>How to search</h1>\n" + syntax_table() +
         fmt::format("<p>{}</p>\n", link_html("/", "Search")) + html_end();
}

std::string watches_html(const std::vector<ListedWatch>& watches) {
  std::string html = html_begin("Watches - Dateline") + "<h1>Watches</h1>\n";
  if (watches.empty()) html += "<p>There are no watches.</p>\n";
  for (const ListedWatch& each : watches) {
    const Watch& watch = each.watch;
    html += fmt::format("<h2>{}</h2>\n", xml_text(watch.name));
    if (!each.state) {
      html += "<p>This version does not support its options.</p>\n";
    } else if (each.unlike.empty()) {
      html += fmt::format("<p>{}</p>\n", link_html(each.state->url("/"), search_name(*each.state)));
    } else {
      html += fmt::format("<p>{}, with {}, which this page cannot show</p>\n",
                          xml_text(search_name(*each.state)), fmt::join(each.unlike, " and "));
    }
    html += fmt::format("<p class=\"faint\">{} reported, last run {}</p>\n",
                        counted_text(watch.told.size(), "release", "releases"),
                        watch.last_run.empty() ? "never" : xml_text(watch.last_run));
  }
  html += fmt::format("<p>{}</p>\n", link_html("/", "Search"));
  return html + html_end();
}

}  // namespace dateline
