#include "query/render/html_renderer.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "query/render/html_page.h"
#include "query/render/markup.h"
#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "query/search/lookup.h"

namespace dateline {
namespace {

constexpr std::size_t most_html_values = 15;

std::string heading_html(unsigned level, std::string_view html) {
  return fmt::format("<h{0}>{1}</h{0}>\n", level, html);
}

std::string title_of(const SearchResult& result) {
  return result.query.empty() ? "All releases" : result.query;
}

void fact(std::string& out, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, xml_text(content));
}

/// When and from what a report was made, under one name.
void made_facts(std::string& out, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  out += "<dt>made</dt>";
  for (const std::string& line : lines) out += fmt::format("<dd>{}</dd>\n", xml_text(line));
}

/// The address of the dump, for a report that is read where it was made.
std::string dump_address(const Origin& origin) {
  std::error_code unknown;
  const auto absolute = std::filesystem::absolute(origin.file, unknown);
  return unknown ? std::string() : file_url(absolute.string());
}

/// HTML as a link, if there is an address.
std::string linked_html(const std::string& address, const std::string& html) {
  if (address.empty()) return html;
  return fmt::format("<a href=\"{}\">{}</a>", xml_text(address), html);
}

std::string facts_html(const Hit& hit) {
  const Release& release = hit.release;
  const std::string date = date_text(release.graded_date());
  std::string html = release.date ? fmt::format("<time datetime=\"{}\">{}</time>",
                                                release.date->iso(), xml_text(date))
                                  : xml_text(date);
  for (const std::string& part : {release.source, release.issuer, release.place}) {
    if (!part.empty()) html += " · " + xml_text(part);
  }
  return html;
}

std::string copies_html(const std::vector<Copy>& copies) {
  if (copies.empty()) return {};
  std::string html = fmt::format("<details><summary>{} {}</summary>\n<ul>\n", copies.size(),
                                 copies.size() == 1 ? "copy" : "copies");
  for (const Copy& copy : copies) {
    html +=
        fmt::format("<li>{} {}</li>\n", xml_text(name_of(copy)), xml_text(date_text(copy.date)));
  }
  return html + "</ul>\n</details>\n";
}

/// Timeline and facets, each with a heading of that level.
std::string overview_html(const SearchResult& result, std::size_t most_values, unsigned level) {
  std::string html;
  if (result.timeline) {
    html += heading_html(level, fmt::format("By {}", to_string(result.timeline->unit)));
    html += timeline_html(*result.timeline);
    if (result.first) {
      html += fmt::format("<p>First mention {}, last {}.</p>\n", xml_text(result.first->text()),
                          xml_text(result.last->text()));
    }
  }
  for (const Facet& facet : result.facets) {
    html += heading_html(level, fmt::format("By {}", facet_name(facet.kind)));
    html += facet_html(facet, most_values);
  }
  for (const FacetTable& table : result.tables) {
    html += heading_html(level, fmt::format("By {} and {}", to_string(table.pair.rows),
                                            to_string(table.pair.columns)));
    html += facet_table_html(table, most_values);
  }
  return html;
}

}  // namespace

std::string hit_html(const Hit& hit, const HitLinks& links, unsigned level, bool full) {
  std::string html =
      fmt::format("<li value=\"{}\">\n", hit.rank) +
      heading_html(level, linked_html(links.release, marked_html(title_or_untitled(hit))));
  html += fmt::format("<p class=\"faint\">{}. {}</p>\n", hit.rank, facts_html(hit));
  if (full) {
    for (const MarkedText& paragraph : paragraphs({hit.release.body, hit.body_marks})) {
      html += fmt::format("<p>{}</p>\n", marked_html(paragraph));
    }
  } else if (!hit.snippet.text.empty()) {
    html += fmt::format("<p>{}</p>\n", marked_html(hit.snippet));
  }
  html += copies_html(hit.copies);
  html +=
      fmt::format("<p class=\"faint\">{}{}</p>\n", hit.short_id.empty() ? "" : hit.short_id + " · ",
                  linked_html(links.dump, xml_text(place_text(hit.release.origin))));
  return html + "</li>\n";
}

std::string HtmlRenderer::heading(unsigned level, std::string_view html) const {
  return heading_html(options_.batch ? level + 1 : level, html);
}

void HtmlRenderer::begin_page(const SearchResult& result, std::string& out) {
  begun_ = true;
  const std::string title =
      options_.batch ? (options_.title.empty() ? "Searches" : options_.title) : title_of(result);
  out += html_begin(title + " - Dateline");
  if (options_.batch) out += heading_html(1, xml_text(title));
}

void HtmlRenderer::open(const SearchResult& result, std::string& out) {
  if (!begun_) begin_page(result, out);
  listed_ = false;
  const std::string name =
      result.id.empty() ? title_of(result) : fmt::format("{}: {}", result.id, title_of(result));
  out += heading(1, xml_text(name));
  out += fmt::format("<p><strong>{}</strong></p>\n<dl class=\"facts\">\n",
                     xml_text(count_text(result)));
  fact(out, "understood as", result.understood);
  if (result.period.first || result.period.last) fact(out, "dates", result.period.text());
  for (const std::string& note : result.notes) fact(out, "note", note);
  fact(out, "did you mean", result.suggestion);
  if (result.timed_out) fact(out, "note", "time limit reached; results may be incomplete");
  if (!options_.batch) made_facts(out, options_.made);
  out += "</dl>\n";
  out += overview_html(result, options_.facet_limit.value_or(most_html_values),
                       options_.batch ? 3 : 2);
}

void HtmlRenderer::hit(const SearchResult& /*result*/, const Hit& hit, std::string& out) {
  if (!listed_) out += heading(2, "Releases") + "<ol class=\"hits\">\n";
  listed_ = true;
  const std::string& url = hit.release.url;
  out += hit_html(hit, {web_link(url).empty() ? "" : url, dump_address(hit.release.origin)},
                  options_.batch ? 4 : 3, options_.full);
}

void HtmlRenderer::close(const SearchResult& /*result*/, std::string& out) {
  if (listed_) out += "</ol>\n";
}

void HtmlRenderer::end(std::string& out) {
  if (!begun_) begin_page({}, out);
  if (options_.batch && !options_.made.empty()) {
    out += "<dl class=\"facts\">\n";
    made_facts(out, options_.made);
    out += "</dl>\n";
  }
  out += html_end();
}

}  // namespace dateline
