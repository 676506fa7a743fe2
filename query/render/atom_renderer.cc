#include "query/render/renderers.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>

#include "query/render/markup.h"
#include "query/render/styled_text.h"

namespace dateline {
namespace {

void element(std::string& out, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  fmt::format_to(std::back_inserter(out), "<{0}>{1}</{0}>\n", name, xml_text(content));
}

/// An identifier that depends on the content alone.
std::string urn(std::string_view kind, std::string_view content) {
  return fmt::format("urn:dateline:{}:{:016x}", kind, XXH3_64bits(content.data(), content.size()));
}

bool is_uri(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("urn:") ||
         text.starts_with("tag:");
}

std::string id_of(const Hit& hit) {
  const Release& release = hit.release;
  if (is_uri(release.id)) return release.id;
  const std::string& dump = hit.dump.empty() ? release.origin.file : hit.dump;
  return urn("release", dump + '\n' + release.origin.member + '\n' + release.id);
}

/// Midnight of a day. Undated releases get the earliest day, since every entry needs a date.
std::string midnight(const std::optional<Date>& date) {
  return date.value_or(Date()).iso() + "T00:00:00Z";
}

/// When a release was published, midnight if the time or its zone is not known.
std::string moment(const Release& release) {
  constexpr std::size_t clock = std::string_view("HH:MM").size();
  const bool exact = release.date_grade() == DateGrade::stated && release.time.size() > clock;
  if (!exact) return midnight(release.date);
  return fmt::format("{}T{}:00{}", release.date->iso(), release.time.substr(0, clock),
                     release.time.substr(clock));
}

void entry(std::string& out, const Hit& hit) {
  const Release& release = hit.release;
  out += "<entry>\n";
  element(out, "id", id_of(hit));
  element(out, "title", title_or_untitled(release.title));
  element(out, "updated", moment(release));
  if (release.date_grade() == DateGrade::stated) element(out, "published", moment(release));
  out += "<author>\n";
  const std::string_view author = release.issuer.empty() ? release.source : release.issuer;
  element(out, "name", author.empty() ? "unknown" : author);
  out += "</author>\n";
  if (is_web_address(release.url)) {
    fmt::format_to(std::back_inserter(out), "<link href=\"{}\"/>\n", xml_text(release.url));
  }
  for (const std::string& channel : release.channels) {
    fmt::format_to(std::back_inserter(out), "<category term=\"{}\"/>\n", xml_text(channel));
  }
  element(out, "summary", hit.snippet.text.empty() ? " " : hit.snippet.text);
  out += "</entry>\n";
}

}  // namespace

void AtomRenderer::begin(std::string& out) {
  out +=
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
}

void AtomRenderer::open(const SearchResult& result, std::string& /*out*/) {
  if (!query_) query_ = result.query;
}

void AtomRenderer::hit(const SearchResult& /*result*/, const Hit& hit, std::string& /*out*/) {
  if (!ids_.insert(id_of(hit)).second) return;
  latest_ = std::max(latest_, hit.release.date);
  entry(entries_, hit);
}

void AtomRenderer::end(std::string& out) {
  const std::string query = query_.value_or("");
  element(out, "id", urn("query", query));
  element(out, "title", query.empty() ? "all releases" : query);
  element(out, "updated", midnight(latest_));
  out += entries_;
  out += "</feed>\n";
}

}  // namespace dateline
