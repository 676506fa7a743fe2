#include <fmt/format.h>

#include "query/render/html_page.h"
#include "query/render/html_renderer.h"
#include "query/render/markup.h"
#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "query/search/lookup.h"
#include "query/serve/pages.h"

namespace dateline {
namespace {

std::string_view words_of(FactSource source) {
  switch (source) {
    case FactSource::markup:
      return "as given in the record";
    case FactSource::header:
      return "from the lines above the text";
    case FactSource::dateline:
      return "from the dateline";
    case FactSource::text:
      return "from the text";
    case FactSource::url:
      return "from the URL";
    case FactSource::path:
      return "from the name of the file or folder";
    case FactSource::received:
      return "from when the mail arrived";
    case FactSource::captured:
      return "from when the page was saved";
    case FactSource::none:
      break;
  }
  return {};
}

/// A fact that there is, and where it comes from, if that is known.
void add_fact(std::string& out, std::string_view name, const std::string& html,
              FactSource source = FactSource::none) {
  if (html.empty()) return;
  out += fmt::format("<dt>{}</dt><dd>{}", name, html);
  const std::string_view from = words_of(source);
  if (!from.empty()) out += fmt::format(" <span class=\"faint\">{}</span>", from);
  out += "</dd>\n";
}

std::string joined_html(const std::vector<std::string>& names) {
  return xml_text(fmt::format("{}", fmt::join(names, "; ")));
}

std::string facts_of_release(const Hit& hit) {
  const Release& release = hit.release;
  const FactSources& from = release.sources;
  std::string date = date_text(release.graded_date());
  if (!release.time.empty()) date += ' ' + release.time;
  std::string html = "<dl class=\"facts\">\n";
  add_fact(html, "title", xml_text(release.title), from.title);
  add_fact(html, "date", xml_text(date), release.date_source);
  add_fact(html, "embargo", xml_text(release.embargo), FactSource::text);
  add_fact(html, "source", xml_text(release.source), from.source);
  add_fact(html, "issuer", xml_text(release.issuer), from.issuer);
  add_fact(html, "place", xml_text(release.place), from.place);
  add_fact(html, "channels", joined_html(release.channels), from.channels);
  add_fact(html, "tickers", joined_html(release.tickers), FactSource::text);
  add_fact(html, "fields", joined_html(release.fields), FactSource::markup);
  add_fact(html, "language", xml_text(release.language), FactSource::text);
  const std::string address = web_link(release.url);
  add_fact(html, "URL",
           address.empty() ? xml_text(release.url) : link_html(release.url, release.url),
           FactSource::markup);
  add_fact(html, "id", xml_text(id_text(release.id)));
  add_fact(html, "short id", hit.short_id);
  add_fact(html, "file", xml_text(place_text(release.origin)));
  add_fact(html, "form", xml_text(release.form));
  html += "</dl>\n";
  if (from == FactSources{}) {
    html +=
        "<p class=\"faint\">This index was written by an earlier version, which did not record "
        "where title, source, issuer, place and channels come from.</p>\n";
  }
  return html;
}

std::string original_html(const Hit& hit, bool only) {
  const std::string raw = "/release/" + url_text(hit.release.id) + "/raw";
  const std::string dump = only ? "" : hit.dump;
  return fmt::format("<p>{} · {}</p>\n", link_html(url_of(raw, {{"dump", dump}}), "original bytes"),
                     link_html(url_of(raw, {{"dump", dump}, {"download", "1"}}), "download them"));
}

std::string whole_html(const Hit& hit, std::string_view heading) {
  std::string html = fmt::format("<{0}>{1}</{0}>\n", heading, marked_html(title_or_untitled(hit)));
  html += facts_of_release(hit);
  for (const MarkedText& paragraph : paragraphs({hit.release.body, hit.body_marks})) {
    html += fmt::format("<p>{}</p>\n", marked_html(paragraph));
  }
  return html;
}

std::string copies_of_release(const std::vector<Copy>& copies, const SearchState& state) {
  if (copies.empty()) return {};
  std::string html = "<h2>Copies</h2>\n<ul>\n";
  for (const Copy& copy : copies) {
    html += fmt::format("<li>{} {}</li>\n", link_html(release_url(copy.id, state), name_of(copy)),
                        xml_text(date_text(copy.date)));
  }
  return html + "</ul>\n";
}

std::string similar_html(const std::vector<Hit>& similar, const SearchState& state) {
  if (similar.empty()) return {};
  std::string html = "<h2>Similar releases</h2>\n<ol class=\"hits\">\n";
  for (const Hit& hit : similar) {
    html += hit_html(hit, {release_url(hit.release.id, state), {}}, 3, false);
  }
  return html + "</ol>\n";
}

}  // namespace

std::string release_url(const std::string& id, const SearchState& state) {
  return state.url("/release/" + url_text(id));
}

std::string release_html(const ReleasePage& page, const SearchState& state) {
  const std::string& title = page.hits.front().release.title;
  std::string html = html_begin(fmt::format("{} - Dateline", title_or_untitled(title)));
  html += fmt::format("<nav aria-label=\"Back\"><p>{}</p></nav>\n",
                      link_html(state.url("/"), state.asks() ? "Back to the search" : "Search"));
  for (const Hit& hit : page.hits) {
    html += whole_html(hit, &hit == &page.hits.front() ? "h1" : "h2");
    if (page.originals) html += original_html(hit, page.hits.size() == 1);
  }
  return html + copies_of_release(page.copies, state) + similar_html(page.similar, state) +
         html_end();
}

}  // namespace dateline
