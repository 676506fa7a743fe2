#include "query/render/renderers.h"

#include <fmt/format.h>

#include <initializer_list>
#include <iterator>

#include "query/render/terminal_text.h"

namespace dateline {
namespace {

constexpr std::string_view line_end = "\r\n";

/// The text with control characters replaced, except newlines and tabs.
std::string harmless(std::string_view text) {
  std::string lines;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n' && text[i] != '\t') continue;
    lines += terminal_text(text.substr(begin, i - begin));
    if (i < text.size()) lines += text[i];
    begin = i + 1;
  }
  return lines;
}

std::string csv_line(std::initializer_list<std::string> fields) {
  std::string line;
  for (const std::string& field : fields) line += csv_field(field) + ',';
  line.pop_back();
  return line.append(line_end);
}

bool is_formula(std::string_view text) {
  constexpr std::string_view starts = "=+-@\t\r\n";
  const auto first = text.find_first_not_of(' ');  // spreadsheets skip spaces
  if (first == std::string_view::npos || starts.find(text[first]) == std::string_view::npos) {
    return false;
  }
  const bool number = text.front() == '-' && text.size() > 1 &&
                      text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
  return !number;
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string field = is_formula(text) ? "'" : "";
  field += harmless(text);
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void CsvRenderer::begin(std::string& out) {
  if (options_.batch) {
    out += csv_line({"query", "count", "first", "last", "first_grade", "last_grade"});
  } else {
    out += csv_line({"rank", "score", "id", "date", "title", "source", "channels", "language",
                     "url", "file", "record", "snippet", "date_grade"});
  }
}

void CsvRenderer::result(const SearchResult& result, std::string& out) {
  if (options_.batch) {
    out += csv_line(
        {result.query, std::to_string(result.count), result.first ? result.first->date.iso() : "",
         result.last ? result.last->date.iso() : "", std::string(to_string(grade_of(result.first))),
         std::string(to_string(grade_of(result.last)))});
    return;
  }
  for (const Hit& hit : result.hits) {
    const Release& release = hit.release;
    out += csv_line({std::to_string(hit.rank), fmt::format("{:.6f}", hit.score), release.id,
                     release.date ? release.date->iso() : "", release.title, release.source,
                     fmt::format("{}", fmt::join(release.channels, "; ")), release.language,
                     release.url, release.origin.file, std::to_string(release.origin.record),
                     hit.snippet.text, std::string(to_string(release.date_grade()))});
  }
}

namespace {

std::string without_spaces(std::string_view id) {
  std::string joined = terminal_text(id);
  for (char& c : joined) {
    if (c == ' ') c = '_';
  }
  return joined.empty() ? "_" : joined;
}

}  // namespace

void IdsRenderer::result(const SearchResult& result, std::string& out) {
  for (const Hit& hit : result.hits) out += terminal_text(hit.release.id) + '\n';
}

void TrecRenderer::result(const SearchResult& result, std::string& out) {
  const std::string query = without_spaces(result.id);
  for (const Hit& hit : result.hits) {
    fmt::format_to(std::back_inserter(out), "{} Q0 {} {} {:.6f} dateline\n", query,
                   without_spaces(hit.release.id), hit.rank, hit.score);
  }
}

}  // namespace dateline
