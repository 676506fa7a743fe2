#include "indexer/reader/front_matter.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/reader/json_reader.h"

namespace dateline {
namespace {

/// A syntax of front matter.
struct MatterSyntax {
  std::string_view fence;
  char separator;  ///< of key and value
};

constexpr MatterSyntax yaml{"---", ':'};
constexpr MatterSyntax toml{"+++", '='};

/// Removes and returns the next line of a text, without its line end.
std::string_view take_line_of(std::string_view& text) {
  std::string_view line = take_until(text, '\n');
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// Where the key of "key: value" ends, or npos.
std::size_t end_of_key(std::string_view line, MatterSyntax syntax) {
  constexpr std::size_t longest_key = 64;
  const std::size_t end = line.substr(0, longest_key).find(syntax.separator);
  if (end == std::string_view::npos || end == 0) return std::string_view::npos;
  const bool separates = syntax.separator == '=' || end + 1 == line.size() || line[end + 1] == ' ';
  const bool word = line.substr(0, end).find_first_of("\"'[]{}#<>") == std::string_view::npos;
  return separates && word ? end : std::string_view::npos;
}

/// "Ida Holm" of "[[Ida Holm]]", a link to another note.
std::string_view without_note_link(std::string_view text) {
  if (!text.starts_with("[[") || !text.ends_with("]]")) return text;
  return text.substr(2, text.size() - 4);
}

std::string scalar_of(std::string_view text) {
  text = without_note_link(trimmed(text));
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'') ||
      text.back() != text.front()) {
    const std::size_t comment = text.find(" #");
    return std::string(trimmed(text.substr(0, comment)));
  }
  const bool escapes = text.front() == '"';
  text = without_note_link(text.substr(1, text.size() - 2));
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped = at + 1 < text.size() &&
                         (escapes ? text[at] == '\\' : text[at] == '\'' && text[at + 1] == '\'');
    if (escaped) ++at;
    out += escaped && escapes && text[at] == 'n' ? '\n' : text[at];
  }
  return out;
}

/// The values of "[a, 'b, c']", or the one of a scalar.
std::vector<std::string> values_in(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text == "~") return {};
  if (!text.starts_with('[') || !text.ends_with(']')) return {scalar_of(text)};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> values;
  char quote = '\0';
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
      quote = quote == '\0' ? text[at] : quote == text[at] ? '\0' : quote;
    }
    if (at < text.size() && (text[at] != ',' || quote != '\0')) continue;
    values.push_back(scalar_of(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  return values;
}

/// Reads the indented lines of a block scalar; '>' folds them into one line.
std::string take_block(std::string_view& text, bool folded) {
  std::string block;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = take_line_of(rest);
    if (!trimmed(line).empty() && indent_of(line) == 0) break;
    text = rest;
    if (!block.empty()) block += folded && !trimmed(line).empty() ? ' ' : '\n';
    block += trimmed(line);
  }
  return block;
}

std::optional<MatterSyntax> syntax_of(std::string_view text) {
  const std::string_view fence = trimmed(take_line_of(text));
  for (const MatterSyntax syntax : {yaml, toml}) {
    const bool begins =
        fence == syntax.fence && end_of_key(take_line_of(text), syntax) != std::string_view::npos;
    if (begins) return syntax;
  }
  return std::nullopt;
}

/// Whether the text behind an empty line is no longer front matter: a paragraph, or a heading
/// rather than a comment, which stands before a key.
bool begins_body(std::string_view text, MatterSyntax syntax) {
  std::string_view line;
  while (!text.empty() && trimmed(line).empty()) line = take_line_of(text);
  if (line.starts_with('#')) {
    const std::string_view next = take_line_of(text);
    return next != syntax.fence && end_of_key(trimmed(next), syntax) == next.npos;
  }
  const bool belongs = trimmed(line).empty() || line == syntax.fence || line == "..." ||
                       line.front() == ' ' || line.front() == '[' || line.starts_with("- ") ||
                       end_of_key(line, syntax) != line.npos;
  return !belongs;
}

/// The value of a key, with the lines on which its list goes on.
std::string take_value(std::string_view value, std::string_view& text) {
  constexpr std::size_t most_lines = 1000;
  std::string whole(value);
  for (std::size_t i = 0; i < most_lines && !text.empty() && value.starts_with('['); ++i) {
    if (trimmed(whole).ends_with(']')) break;
    whole.append(" ").append(trimmed(take_line_of(text)));
  }
  return whole;
}

/// The JSON object at the start of a text up to its last bracket; empty if there is none.
std::string_view json_object_of(std::string_view text) {
  if (!text.starts_with('{')) return {};
  text = text.substr(0, longest_front_matter);
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      ++depth;
    } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
      return text.substr(0, at + 1);
    }
  }
  return {};
}

}  // namespace

bool has_front_matter(std::string_view text) {
  return syntax_of(text).has_value() || has_json_front_matter(text);
}

bool has_titled_front_matter(std::string_view text) {
  if (!text.starts_with(yaml.fence)) return false;
  const auto syntax = syntax_of(text);
  if (!syntax || syntax->fence != yaml.fence) return false;
  take_line_of(text);
  bool titled = false;
  while (!text.empty()) {
    const std::string_view line = take_line_of(text);
    if (trimmed(line) == yaml.fence) return titled;
    const std::size_t end = indent_of(line) == 0 ? end_of_key(line, yaml) : line.npos;
    const auto match = end == line.npos ? std::nullopt : match_field(line.substr(0, end));
    titled = titled || (match && match->field == RawField::title);
    const bool belongs = end != line.npos || trimmed(line).empty() || indent_of(line) > 0 ||
                         line.front() == '-' || line.front() == '#' || line.front() == ']';
    if (!belongs) return false;
  }
  return false;
}

bool has_json_front_matter(std::string_view text) {
  const std::string_view object = json_object_of(text);
  if (object.empty()) return false;
  text.remove_prefix(object.size());
  if (!trimmed(take_line_of(text)).empty() || !trimmed(take_line_of(text)).empty()) return false;
  text = trimmed(text);
  return !text.empty() && text.front() != '{' && text.front() != '[';
}

void take_front_matter(std::string_view& text, FieldCollector& collector, std::size_t most) {
  if (has_json_front_matter(text) && offer_json(json_object_of(text), collector)) {
    text.remove_prefix(json_object_of(text).size());
    return;
  }
  const std::optional<MatterSyntax> syntax = syntax_of(text);
  if (!syntax) return;
  take_line_of(text);
  const std::string_view begin = text;
  std::string key;
  std::vector<std::string> list;
  bool behind_empty = false;  // one look at what follows empty lines is enough
  const auto offer = [&] {
    if (!key.empty()) collector.offer(key, std::exchange(list, {}));
    list.clear();
  };
  while (!text.empty() && begin.size() - text.size() < most) {
    const std::string_view line = take_line_of(text);
    if (line == syntax->fence || line == "...") break;
    const std::string_view content = trimmed(line);
    if (content.empty() && !behind_empty && begins_body(text, *syntax)) break;
    behind_empty = content.empty();
    if (content.starts_with("- ")) {
      list.push_back(scalar_of(content.substr(2)));
      continue;
    }
    const std::size_t end = end_of_key(content, *syntax);
    if (end == std::string_view::npos) {
      // A plain scalar continues on indented lines.
      if (!list.empty() && indent_of(line) > 0) list.back().append(" ").append(scalar_of(content));
      continue;
    }
    offer();
    key = trimmed(content.substr(0, end));
    const std::string_view value = trimmed(content.substr(end + 1));
    if (value.starts_with('|') || value.starts_with('>')) {
      list = {take_block(text, value.starts_with('>'))};
    } else {
      list = values_in(take_value(value, text));
    }
  }
  offer();
}

}  // namespace dateline
