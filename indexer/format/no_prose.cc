#include "indexer/format/no_prose.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "common/text/ascii.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

struct NamedKind {
  std::string_view name;  ///< of a file, or the end of one where it starts with a dot
  std::string_view kind;
};

constexpr auto named_kinds = std::to_array<NamedKind>({
    {".bash", "a script"},
    {".bat", "a script"},
    {".cdx", "an index of a web archive"},
    {".cdxj", "an index of a web archive"},
    {".cfg", "settings"},
    {".cjs", "a script"},
    {".cmake", "a make file"},
    {".css", "a style sheet"},
    {".gitattributes", "settings"},
    {".gitignore", "settings"},
    {".htaccess", "settings"},
    {".ini", "settings"},
    {".js", "a script"},
    {".less", "a style sheet"},
    {".mak", "a make file"},
    {".map", "a map of a script"},
    {".md5", "checksums"},
    {".mjs", "a script"},
    {".mk", "a make file"},
    {".pl", "a script"},
    {".ps1", "a script"},
    {".py", "a script"},
    {".rb", "a script"},
    {".scss", "a style sheet"},
    {".sfv", "checksums"},
    {".sh", "a script"},
    {".sha1", "checksums"},
    {".sha256", "checksums"},
    {".sha512", "checksums"},
    {".sql", "an SQL dump: export it as CSV first"},
    {"ads.txt", "ads.txt"},
    {"app-ads.txt", "app-ads.txt"},
    {"cmakelists.txt", "a make file"},
    {"dockerfile", "settings"},
    {"gnumakefile", "a make file"},
    {"makefile", "a make file"},
    {"md5sums", "checksums"},
    {"robots.txt", "robots.txt"},
    {"sha1sums", "checksums"},
    {"sha256sums", "checksums"},
    {"sha512sums", "checksums"},
});
static_assert(std::ranges::is_sorted(named_kinds, {}, &NamedKind::name));

std::optional<std::string_view> kind_by_name(std::string_view path) {
  const std::string name = lowered(path.substr(path.rfind('/') + 1));
  if (name.starts_with("dovecot")) return "an index of Dovecot";
  const std::string_view suffix =
      std::string_view(name).substr(std::min(name.rfind('.'), name.size()));
  for (const std::string_view part : {std::string_view(name), suffix}) {
    const auto known = std::ranges::lower_bound(named_kinds, part, {}, &NamedKind::name);
    if (known != named_kinds.end() && known->name == part) return known->kind;
  }
  return std::nullopt;
}

/// What a line is written for.
enum class LineKind { prose, code, settings, checksum, robots, log };

/// The digits of an MD5, SHA-1, SHA-256 or SHA-512, alone or before a name.
bool is_checksum(std::string_view line) {
  static constexpr std::array<std::size_t, 4> sizes{32, 40, 64, 128};
  const std::size_t digits =
      std::min(line.find_first_not_of("0123456789abcdefABCDEF"), line.size());
  return std::ranges::count(sizes, digits) > 0 && (digits == line.size() || line[digits] == ' ');
}

bool is_robots_rule(std::string_view line) {
  static constexpr std::array<std::string_view, 5> rules{
      "User-agent:", "Disallow:", "Allow:", "Sitemap:", "Crawl-delay:"};
  return std::ranges::any_of(rules, [&](std::string_view rule) {
    return equals_ignoring_case(line.substr(0, rule.size()), rule);
  });
}

/// "key=value" or "[section]".
bool is_setting(std::string_view line) {
  if (line.starts_with('[') && line.ends_with(']')) return true;
  const auto key_end = std::ranges::find_if_not(
      line, [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; });
  const std::string_view rest(key_end, line.end());
  return key_end != line.begin() && trimmed(rest).starts_with('=');
}

/// "call(argument);", but not "Ida Holm (Harbour Town);".
bool ends_with_call(std::string_view line) {
  const std::size_t open = line.rfind('(');
  return line.ends_with(");") && open > 0 && line[open - 1] != ' ';
}

/// A line that ends as those of C, JavaScript or CSS do. Resolutions and lists of names or grants
/// end theirs in semicolons, too, but hold none of the signs of programs, or begin as text does.
bool is_code(std::string_view line) {
  constexpr std::ptrdiff_t most_blanks = 3;
  if (line.starts_with("//") || line.starts_with("/*") || line.ends_with("*/")) return true;
  if (line.ends_with('{') || line.ends_with('}')) return true;
  if (!line.ends_with(';')) return false;
  if (ends_with_call(line) || line.find('=') != line.npos) return true;
  const std::string_view name = line.substr(std::min(line.find_first_not_of("-@"), line.size()));
  return (name.starts_with('_') || is_lower(name.front())) &&
         line.find_first_of(":()[]{}<>_@#") != line.npos &&
         std::ranges::count(line, ' ') <= most_blanks;
}

/// "2026-11-30 10:15:00 started", "--2026-11-30 10:15:00--  https://acme.example/": what programs
/// write of what they do, and what wget(1) writes below such a line.
bool is_log_entry(std::string_view line) {
  static constexpr std::array<std::string_view, 7> of_wget{
      "Resolving ", "Connecting to ", "Reusing existing ", "HTTP request sent, ",
      "Length: ",   "Saving to: ",    "Location: "};
  constexpr std::string_view moment = "0000-00-00 00:00:00";
  const bool progress = line.find("K ..........") != line.npos;
  if (progress || std::ranges::any_of(of_wget, [&](auto it) { return line.starts_with(it); })) {
    return true;
  }
  line.remove_prefix(std::min(line.find_first_not_of("-["), line.size()));
  return line.size() >= moment.size() &&
         std::ranges::equal(line.substr(0, moment.size()), moment, [](char c, char expected) {
           return expected == '0' ? is_digit(c) : c == expected || (expected == ' ' && c == 'T');
         });
}

LineKind kind_of_line(std::string_view line) {
  if (is_log_entry(line)) return LineKind::log;
  if (is_checksum(line)) return LineKind::checksum;
  if (is_robots_rule(line)) return LineKind::robots;
  if (is_code(line)) return LineKind::code;
  return is_setting(line) ? LineKind::settings : LineKind::prose;
}

/// Whether one line is full of the marks of programs, as minified ones are.
bool is_minified(std::string_view line) {
  constexpr std::size_t least_size = 200;
  if (line.size() < least_size) return false;
  if (line.find('{') == line.npos || line.find('}') == line.npos) return false;
  const auto marks = std::ranges::count_if(
      line, [](char c) { return c == '{' || c == '}' || c == ';' || c == '=' || c == '('; });
  return static_cast<std::size_t>(marks) * 20 > line.size();
}

/// The kind that nearly all lines have.
std::optional<std::string_view> kind_by_lines(std::string_view text) {
  constexpr std::size_t most_lines = 200;
  constexpr std::size_t most_prose = 40;  // more leaves too few lines of any other kind
  std::array<std::size_t, 6> counts{};
  std::size_t lines = 0;
  std::size_t minified = 0;
  const auto count_of = [&](LineKind kind) { return counts[static_cast<std::size_t>(kind)]; };
  while (!text.empty() && lines < most_lines && count_of(LineKind::prose) <= most_prose) {
    const std::string_view line = trimmed(take_until(text, '\n'));
    if (line.empty()) continue;
    ++lines;
    minified += is_minified(line) ? 1 : 0;
    ++counts[static_cast<std::size_t>(kind_of_line(line))];
  }
  const auto nearly_all = [&](LineKind kind, std::size_t least) {
    const std::size_t count = count_of(kind);
    return count >= least && count * 5 >= lines * 4;
  };
  if (nearly_all(LineKind::checksum, 1)) return "checksums";
  if (nearly_all(LineKind::robots, 2)) return "robots.txt";
  if (nearly_all(LineKind::log, 4)) return "a log";
  if (nearly_all(LineKind::settings, 2)) return "settings";
  if (minified * 2 > lines || nearly_all(LineKind::code, 3)) return "a style sheet or script";
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> kind_of_program_text(std::string_view name, std::string_view text) {
  if (const auto kind = kind_by_name(name)) return kind;
  return kind_by_lines(text);
}

}  // namespace dateline
