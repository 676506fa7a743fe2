#include "query/render/renderers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

#include "common/text/terminal_text.h"
#include "common/text/utf8.h"
#include "query/search/lookup.h"

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

/// Whether a formula may begin with a character, or with the full-width or small form of one, which
/// some spreadsheets and methods of input take for it.
bool opens_formula(unsigned code) {
  constexpr std::array<unsigned, 16> signs{'=',    '+',    '-',    '@',    '\t',   '\r',
                                           '\n',   0x2212, 0xFE62, 0xFE63, 0xFE66, 0xFE6B,
                                           0xFF0B, 0xFF0D, 0xFF1D, 0xFF20};
  return std::ranges::find(signs, code) != signs.end();
}

/// Spaces and characters that show nothing (Unicode's White_Space and Default_Ignorable_Code_Point,
/// by blocks), behind which a spreadsheet may still find a formula.
bool is_invisible(unsigned code) {
  struct Range {
    unsigned first;
    unsigned last;
  };
  constexpr std::array<Range, 16> ranges{{{' ', ' '},
                                          {0xA0, 0xA0},
                                          {0xAD, 0xAD},
                                          {0x34F, 0x34F},
                                          {0x61C, 0x61C},
                                          {0x115F, 0x1160},
                                          {0x1680, 0x1680},
                                          {0x17B4, 0x17B5},
                                          {0x180B, 0x180F},
                                          {0x2000, 0x200F},
                                          {0x2028, 0x206F},
                                          {0x3000, 0x3000},
                                          {0x3164, 0x3164},
                                          {0xFE00, 0xFE0F},
                                          {0xFEFF, 0xFEFF},
                                          {0xE0000, 0xE0FFF}}};
  return code == 0xFFA0 || std::ranges::any_of(ranges, [code](const Range& range) {
           return code >= range.first && code <= range.last;
         });
}

bool is_formula(std::string_view text) {
  std::size_t first = 0;
  while (first < text.size()) {
    const Utf8Character c = utf8_character(text, first);
    if (!is_invisible(c.code)) break;
    first += c.size;
  }
  if (first == text.size() || !opens_formula(utf8_character(text, first).code)) return false;
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
    out +=
        csv_line({"query", "count", "first", "last", "count_exact", "first_grade", "last_grade"});
  } else {
    out += csv_line({"rank", "score", "id", "date", "title", "source", "channels", "language",
                     "url", "file", "record", "snippet", "date_grade"});
  }
}

void CsvRenderer::result(const SearchResult& result, std::string& out) {
  if (options_.batch) {
    out += csv_line(
        {result.query, std::to_string(result.count), result.first ? result.first->date.iso() : "",
         result.last ? result.last->date.iso() : "", result.count_exact ? "true" : "false",
         std::string(to_string(grade_of(result.first))),
         std::string(to_string(grade_of(result.last)))});
    return;
  }
  for (const Hit& hit : result.hits) {
    const Release& release = hit.release;
    out +=
        csv_line({std::to_string(hit.rank), fmt::format("{:.6f}", hit.score), id_text(release.id),
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
  for (const Hit& hit : result.hits) out += id_text(hit.release.id) + '\n';
}

void TrecRenderer::result(const SearchResult& result, std::string& out) {
  const std::string query = without_spaces(result.id);
  for (const Hit& hit : result.hits) {
    fmt::format_to(std::back_inserter(out), "{} Q0 {} {} {:.6f} dateline\n", query,
                   without_spaces(hit.release.id), hit.rank, hit.score);
  }
}

}  // namespace dateline
