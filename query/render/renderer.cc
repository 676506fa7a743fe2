#include "query/render/renderer.h"

#include <fmt/format.h>

#include "common/text/json_text.h"
#include "common/text/terminal_text.h"
#include "query/render/export_fields.h"
#include "query/render/html_renderer.h"
#include "query/render/json_renderer.h"
#include "query/render/renderers.h"
#include "query/render/styled_text.h"
#include "query/render/table_renderer.h"
#include "query/search/lookup.h"

namespace dateline {

void Renderer::begin(std::string& /*out*/) {}
void Renderer::open(const SearchResult& /*result*/, std::string& /*out*/) {}
void Renderer::close(const SearchResult& /*result*/, std::string& /*out*/) {}
void Renderer::end(std::string& /*out*/) {}

void Renderer::result(const SearchResult& result, std::string& out) {
  open(result, out);
  for (const Hit& each : result.hits) hit(result, each, out);
  close(result, out);
}

std::string_view formats_showing(std::string_view option) {
  if (option == "facets" || option == "timeline") return "text|json|csv|tsv|html";
  if (option == "facet-limit") return "text|json|csv|tsv|html";
  if (option == "explain-query") return "text|json";
  if (option == "explain") return "text|json|jsonl";
  if (option == "kwic") return "text|json|jsonl|csv|tsv";
  if (option == "full") return "text|json|jsonl|csv|tsv|html";
  if (option == "show") return "text|json|jsonl|csv|tsv";
  if (option == "fields") return "json|jsonl|csv|tsv";
  return render_formats;
}

std::unique_ptr<Renderer> make_renderer(std::string_view format, const RenderOptions& options) {
  if (format == "json") return std::make_unique<JsonRenderer>(options);
  if (format == "jsonl") return std::make_unique<JsonLinesRenderer>(options);
  if (format == "csv") return std::make_unique<TableRenderer>(csv_dialect, options);
  if (format == "tsv") return std::make_unique<TableRenderer>(tsv_dialect, options);
  if (format == "html") return std::make_unique<HtmlRenderer>(options);
  if (format == "ids") return std::make_unique<IdsRenderer>();
  if (format == "atom") return std::make_unique<AtomRenderer>(options.title);
  if (format == "trec") return std::make_unique<TrecRenderer>();
  return std::make_unique<TextRenderer>(options);
}

namespace {

constexpr std::size_t name_columns = 9;

std::string line(std::string_view name, std::string_view content) {
  if (content.empty()) return {};
  return fmt::format("{:<{}} {}\n", std::string(name) + ':', name_columns - 1,
                     terminal_text(content));
}

/// A whole release; with fields, an object of these.
std::string release_text(const Hit& hit, std::string_view format, const RenderOptions& options) {
  if (format == "json" || format == "jsonl") {
    const Json json = options.fields.empty() ? release_json(hit) : to_json(hit, options.fields);
    return json_text(json) + '\n';
  }
  const Release& release = hit.release;
  std::string text;
  if (!release.title.empty()) {
    const MarkedText& title = hit.title.text.empty() ? MarkedText{release.title, {}} : hit.title;
    text += styled_lines(title, Style::title, options.colour, std::string(name_columns, ' '),
                         options.width);
    text.replace(0, name_columns, fmt::format("{:<{}}", "title:", name_columns));
  }
  text += line("date", date_text(release.graded_date()));
  text += line("source", release.source);
  text += line("issuer", release.issuer);
  text += line("place", release.place);
  text += line("channels", fmt::format("{}", fmt::join(release.channels, "; ")));
  text += line("fields", fmt::format("{}", fmt::join(release.fields, "; ")));
  text += line("url", release.url);
  text += line("id", id_text(release.id));
  text += line("short", hit.short_id);
  text += line("file", release.origin.file);
  text += line("member", release.origin.member);
  for (const MarkedText& paragraph : paragraphs({release.body, hit.body_marks})) {
    text += '\n' + styled_lines(paragraph, Style::plain, options.colour, "", options.width);
  }
  return text + '\n';
}

/// Whole releases, one after another.
class ReleaseRenderer : public Renderer {
 public:
  ReleaseRenderer(std::string_view format, const RenderOptions& options)
      : format_(format), options_(options) {}
  void hit(const SearchResult& /*result*/, const Hit& hit, std::string& out) override {
    out += release_text(hit, format_, options_);
  }

 private:
  std::string format_;
  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> make_release_renderer(std::string_view format,
                                                const RenderOptions& options) {
  if (is_table_format(format)) return make_renderer(format, options);
  return std::make_unique<ReleaseRenderer>(format, options);
}

}  // namespace dateline
