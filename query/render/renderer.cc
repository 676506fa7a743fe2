#include "query/render/renderer.h"

#include "query/render/json_renderer.h"
#include "query/render/renderers.h"

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

}  // namespace dateline
