#include "query/render/renderer.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/terminal_text.h"
#include "query/render/json_renderer.h"
#include "query/render/renderers.h"
#include "query/search/lookup.h"

namespace dateline {

void Renderer::begin(std::string& /*out*/) {}
void Renderer::end(std::string& /*out*/) {}

std::string_view formats_showing(std::string_view option) {
  if (option == "facets" || option == "timeline" || option == "explain-query") return "text|json";
  if (option == "kwic" || option == "explain") return "text|json|jsonl";
  return render_formats;
}

std::unique_ptr<Renderer> make_renderer(std::string_view format, const RenderOptions& options) {
  if (format == "json") return std::make_unique<JsonRenderer>(options);
  if (format == "jsonl") return std::make_unique<JsonLinesRenderer>();
  if (format == "csv") return std::make_unique<CsvRenderer>(options);
  if (format == "ids") return std::make_unique<IdsRenderer>();
  if (format == "atom") return std::make_unique<AtomRenderer>();
  if (format == "trec") return std::make_unique<TrecRenderer>();
  return std::make_unique<TextRenderer>(options);
}

namespace {

std::string line(std::string_view name, std::string_view content) {
  if (content.empty()) return {};
  return fmt::format("{:<9}{}\n", std::string(name) + ':', terminal_text(content));
}

std::string body_text(std::string_view body) {
  std::string text;
  while (!body.empty()) {
    const auto end = std::min(body.find('\n'), body.size());
    text += '\n' + terminal_text(body.substr(0, end)) + '\n';
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return text;
}

}  // namespace

std::string release_text(const Release& release, std::string_view format) {
  if (format == "json" || format == "jsonl") return to_text(to_json(release)) + '\n';
  std::string text = line("title", release.title);
  text += line("date", date_text(release.graded_date()));
  text += line("source", release.source);
  text += line("issuer", release.issuer);
  text += line("place", release.place);
  text += line("channels", fmt::format("{}", fmt::join(release.channels, "; ")));
  text += line("url", release.url);
  text += line("id", id_text(release.id));
  text += line("file", release.origin.file);
  text += line("member", release.origin.member);
  return text + body_text(release.body) + '\n';
}

}  // namespace dateline
