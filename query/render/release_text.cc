#include "query/render/release_text.h"

#include <fmt/format.h>

#include "common/text/terminal_text.h"
#include "query/render/json_renderer.h"
#include "query/search/id_text.h"

namespace dateline {
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
