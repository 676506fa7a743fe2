#include "query/serve/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/render/html_charts.h"
#include "query/render/html_page.h"
#include "query/render/html_renderer.h"
#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "query/search/lookup.h"
#include "query/syntax/examples.h"

namespace dateline {
namespace {

constexpr std::size_t most_facet_values = 10;
constexpr std::size_t most_months = 240;

std::string link_html(std::string_view address, std::string_view text) {
  return fmt::format("<a href=\"{}\">{}</a>", html_text(address), html_text(text));
}

std::string syntax_table() {
  std::string html = "<table>\n<tr><th scope=\"col\">query</th><th scope=\"col\">finds</th></tr>\n";
  for (const SyntaxExample& example : syntax_examples) {
    html += fmt::format("<tr><td><code>{}</code></td><td>{}</td></tr>\n", html_text(example.query),
                        html_text(example.meaning));
  }
  return html + "</table>\n";
}

std::string choice(std::string_view value, std::string_view text, std::string_view chosen) {
  return fmt::format("<option value=\"{}\"{}>{}</option>", value,
                     value == chosen ? " selected" : "", text);
}

std::string form_html(const SearchState& state) {
  std::string html = "<form action=\"/\" role=\"search\">\n<p>";
  html += fmt::format(
      "<label for=\"q\">Search</label> <input type=\"search\" id=\"q\" name=\"q\" value=\"{}\"> "
      "<button>Search</button></p>\n<p>",
      html_text(state.query));
  html += fmt::format(
      "<label for=\"since\">since</label> <input id=\"since\" name=\"since\" size=\"10\" "
      "value=\"{}\"> <label for=\"until\">until</label> <input id=\"until\" name=\"until\" "
      "size=\"10\" value=\"{}\">",
      html_text(state.since), html_text(state.until));
  html += " <label for=\"sort\">sort</label> <select id=\"sort\" name=\"sort\">";
  html += choice("", "best", state.sort) + choice("relevance", "relevance", state.sort) +
          choice("newest", "newest", state.sort) + choice("oldest", "oldest", state.sort);
  html += fmt::format(
      "</select> <label><input type=\"checkbox\" name=\"copies\" value=\"all\"{}> list every "
      "copy</label></p>\n</form>\n",
      state.copies.empty() ? "" : " checked");
  return html + "<details class=\"screen\"><summary>How to search</summary>\n" + syntax_table() +
         "</details>\n";
}

/// A query to which terms can be added: they must not join its last alternative, or an open quote.
std::string extensible(std::string query) {
  if (std::ranges::count(query, '"') % 2 != 0) query += '"';
  return query.find("OR") == std::string::npos ? query : "(" + query + ")";
}

/// The same search, narrowed by a value of a facet.
HtmlLink narrowed(const SearchState& state, FacetKind kind) {
  return [state, kind](std::string_view value) -> std::string {
    if (value.find('"') != std::string_view::npos) return {};
    SearchState next = state;
    next.page = 1;
    if (!next.query.empty()) next.query = extensible(next.query) + ' ';
    next.query += is_period(kind) ? fmt::format("date:{}", value)
                                  : fmt::format("{}:\"{}\"", to_string(kind), value);
    return next.url("/");
  };
}

HtmlLink narrowed_by_period(const SearchState& state) {
  return [state](std::string_view label) {
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

std::string found_html(const SearchState& state, const SearchResult& result) {
  std::string html = "<h2>Found</h2>\n";
  html += fmt::format("<p><strong>{}</strong></p>\n", html_text(count_text(result)));
  for (const std::string& note : result.notes) {
    html += fmt::format("<p class=\"faint\">{}</p>\n", html_text(note));
  }
  if (!result.suggestion.empty()) {
    SearchState meant = state;
    meant.query = result.suggestion;
    html += fmt::format("<p>Did you mean {}?</p>\n", link_html(meant.url("/"), result.suggestion));
  }
  if (result.timed_out) html += "<p>The time limit was reached; results may be incomplete.</p>\n";
  html += "<div class=\"found\">\n<div>\n";
  if (!result.hits.empty()) {
    html += "<ol class=\"hits\">\n";
    for (const Hit& hit : result.hits) {
      html += hit_html(hit, {release_url(hit.release.id, state.query), {}}, 3, false);
    }
    html += "</ol>\n";
  }
  html += pages_html(state, result) + "</div>\n<section aria-label=\"Narrow the search\">\n";
  if (result.timeline && !result.timeline->periods.empty()) {
    const Timeline timeline = readable(*result.timeline);
    html += fmt::format("<h2>By {}</h2>\n", to_string(timeline.unit));
    html += timeline_html(timeline, narrowed_by_period(state));
  }
  for (const Facet& facet : result.facets) {
    if (facet.counts.empty()) continue;
    html += fmt::format("<h2>By {}</h2>\n", to_string(facet.kind));
    html += facet_html(facet, most_facet_values, narrowed(state, facet.kind));
  }
  html += "</section>\n</div>\n<nav aria-label=\"Formats\"><p>The same as</p>\n<ul>\n";
  for (const std::string_view format : {"json", "csv", "atom"}) {
    html += fmt::format("<li>{}</li>\n",
                        link_html(state.url(fmt::format("/search.{}", format)), format));
  }
  return html + "</ul></nav>\n";
}

void fact(std::string& out, std::string_view name, const std::string& html) {
  if (!html.empty()) out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, html);
}

std::string facts_of_release(const Hit& hit) {
  const Release& release = hit.release;
  std::string html = "<dl class=\"facts\">\n";
  std::string date = html_text(date_text(release.graded_date()));
  if (release.date) date += fmt::format(" (from: {})", to_string(release.date_source));
  fact(html, "date", date);
  fact(html, "source", html_text(release.source));
  fact(html, "issuer", html_text(release.issuer));
  fact(html, "place", html_text(release.place));
  fact(html, "channels", html_text(fmt::format("{}", fmt::join(release.channels, "; "))));
  fact(html, "tickers", html_text(fmt::format("{}", fmt::join(release.tickers, "; "))));
  fact(html, "language", html_text(release.language));
  const std::string address = web_link(release.url);
  fact(html, "URL",
       address.empty() ? html_text(release.url) : fmt::format("<a href=\"{0}\">{0}</a>", address));
  fact(html, "id", html_text(id_text(release.id)));
  fact(html, "short id", hit.short_id);
  fact(html, "file", html_text(place_text(release.origin)));
  fact(html, "form", html_text(release.form));
  return html + "</dl>\n";
}

}  // namespace

std::string release_url(const std::string& id, const std::string& words) {
  return url_of("/release/" + url_text(id), {{"q", words}});
}

std::string search_html(const SearchState& state, const SearchResult* result) {
  const std::string title = state.query.empty() ? "Dateline" : state.query + " - Dateline";
  std::string html = html_begin(title) + "<h1>Press releases</h1>\n" + form_html(state);
  if (result != nullptr) html += found_html(state, *result);
  return html + html_end();
}

std::string release_html(const std::vector<Hit>& hits, const std::vector<Copy>& copies,
                         const std::vector<Hit>& similar, const std::string& words) {
  const std::string& title = hits.front().release.title;
  std::string html = html_begin((title.empty() ? "(untitled)" : title) + " - Dateline");
  SearchState back;
  back.query = words;
  html += fmt::format("<nav aria-label=\"Back\"><p>{}</p></nav>\n",
                      link_html(back.url("/"), words.empty() ? "Search" : "Back to the search"));
  for (const Hit& hit : hits) {
    const MarkedText name = hit.title.text.empty() ? MarkedText{"(untitled)", {}} : hit.title;
    html += fmt::format("<{0}>{1}</{0}>\n", &hit == &hits.front() ? "h1" : "h2", marked_html(name));
    html += facts_of_release(hit);
    for (const MarkedText& paragraph : paragraphs({hit.release.body, hit.body_marks})) {
      html += fmt::format("<p>{}</p>\n", marked_html(paragraph));
    }
  }
  const std::string raw = "/release/" + url_text(hits.front().release.id) + "/raw";
  html += fmt::format("<p>{} · {}</p>\n", link_html(raw, "original bytes"),
                      link_html(raw + "?download=1", "download them"));
  if (!copies.empty()) {
    html += "<h2>Copies</h2>\n<ul>\n";
    for (const Copy& copy : copies) {
      const std::string name = copy.source.empty() ? place_text(copy.origin) : copy.source;
      html += fmt::format("<li>{} {}</li>\n", link_html(release_url(copy.id, words), name),
                          html_text(date_text(copy.date)));
    }
    html += "</ul>\n";
  }
  if (!similar.empty()) {
    html += "<h2>Similar releases</h2>\n<ol class=\"hits\">\n";
    for (const Hit& hit : similar) {
      html += hit_html(hit, {release_url(hit.release.id, words), {}}, 3, false);
    }
    html += "</ol>\n";
  }
  return html + html_end();
}

std::string help_html() {
  return html_begin("How to search - Dateline") + "<h1>How to search</h1>\n" + syntax_table() +
         fmt::format("<p>{}</p>\n", link_html("/", "Search")) + html_end();
}

std::string watches_html(const std::vector<Watch>& watches) {
  std::string html = html_begin("Watches - Dateline") + "<h1>Watches</h1>\n";
  if (watches.empty()) html += "<p>There are none.</p>\n";
  for (const Watch& watch : watches) {
    html +=
        fmt::format("<h2>{}</h2>\n<p><code>{}</code></p>\n<p>{} reported, last run {}</p>\n",
                    html_text(watch.name), html_text(fmt::format("{}", fmt::join(watch.line, " "))),
                    with_separators(watch.told.size()),
                    watch.last_run.empty() ? "never" : html_text(watch.last_run));
  }
  return html + html_end();
}

}  // namespace dateline
