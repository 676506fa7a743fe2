#include "indexer/format/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/support/counted.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/markdown_fields.h"
#include "indexer/reader/markdown_text.h"
#include "indexer/reader/plain_text.h"

namespace dateline {
namespace {

constexpr std::string_view fence = "---";
constexpr std::size_t longest_front_matter = std::size_t{64} << 10;

/// Removes and returns the next line of a text, without its line end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// Where the key of "key: value" ends, or npos.
std::size_t end_of_key(std::string_view line) {
  constexpr std::size_t longest_key = 64;
  const std::size_t colon = line.substr(0, longest_key).find(':');
  if (colon == std::string_view::npos || colon == 0) return std::string_view::npos;
  const bool separates = colon + 1 == line.size() || line[colon + 1] == ' ';
  const bool word = line.substr(0, colon).find_first_of("\"'[]{}#<>") == std::string_view::npos;
  return separates && word ? colon : std::string_view::npos;
}

/// "Ida Holm" of "[[Ida Holm]]", a link to another note.
std::string_view without_note_link(std::string_view text) {
  if (!text.starts_with("[[") || !text.ends_with("]]")) return text;
  return text.substr(2, text.size() - 4);
}

std::string scalar(std::string_view text) {
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
std::vector<std::string> values_of(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text == "~") return {};
  if (!text.starts_with('[') || !text.ends_with(']')) return {scalar(text)};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> values;
  char quote = '\0';
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
      quote = quote == '\0' ? text[at] : quote == text[at] ? '\0' : quote;
    }
    if (at < text.size() && (text[at] != ',' || quote != '\0')) continue;
    values.push_back(scalar(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  return values;
}

/// Reads the indented lines of a block scalar; '>' folds them into one line.
std::string take_block(std::string_view& text, bool folded) {
  std::string block;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = next_line(rest);
    if (!trimmed(line).empty() && indent_of(line) == 0) break;
    text = rest;
    if (!block.empty()) block += folded && !trimmed(line).empty() ? ' ' : '\n';
    block += trimmed(line);
  }
  return block;
}

/// Whether text starts with front matter: a line "---" followed by a line "key:".
bool has_front_matter(std::string_view text) {
  if (trimmed(next_line(text)) != fence || text.empty()) return false;
  const std::string_view first = next_line(text);
  return end_of_key(first) != std::string_view::npos;
}

/// Reads the front matter at the start of a text into `collector` and removes it. Supports the YAML
/// common in front matter: scalars (plain, quoted, or blocks after '|' and '>'), lists of them, and
/// nested mappings, whose keys are read like outer ones.
void take_front_matter(std::string_view& text, FieldCollector& collector) {
  next_line(text);
  const std::string_view begin = text;
  std::string key;
  std::vector<std::string> list;
  const auto offer = [&] {
    if (!key.empty()) collector.offer(key, std::exchange(list, {}));
    list.clear();
  };
  while (!text.empty() && begin.size() - text.size() < longest_front_matter) {
    const std::string_view line = next_line(text);
    if (line == fence || line == "...") break;
    const std::string_view content = trimmed(line);
    if (content.starts_with("- ")) {
      list.push_back(scalar(content.substr(2)));
      continue;
    }
    const std::size_t colon = end_of_key(content);
    if (colon == std::string_view::npos) {
      // A plain scalar continues on indented lines.
      if (!list.empty() && indent_of(line) > 0) list.back().append(" ").append(scalar(content));
      continue;
    }
    offer();
    key = content.substr(0, colon);
    const std::string_view value = trimmed(content.substr(colon + 1));
    if (value.starts_with('|') || value.starts_with('>')) {
      list = {take_block(text, value.starts_with('>'))};
    } else {
      list = values_of(value);
    }
  }
  offer();
}

/// Whether a line is a heading or rule, an item of a list or row of a table, or neither.
bool is_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") ||
         line.starts_with('|') || (is_digit(line.front()) && line.find(". ") < 4);
}

/// The number of links in the index of a folder: nothing but headings and a list, most of it links
/// to files beside it. Nullopt for other text.
std::optional<std::size_t> links_of_folder(std::string_view text) {
  constexpr std::size_t longest_note = 80;  // of an item without a link: "6 releases"
  std::size_t links = 0;
  std::size_t notes = 0;
  while (!text.empty()) {
    const std::string_view line = trimmed(next_line(text));
    if (line.empty() || line.starts_with('#') || line == fence) continue;
    if (!is_item(line)) return std::nullopt;
    const std::size_t target = line.find("](");
    const bool local = target != line.npos && line.substr(target).find("://") == line.npos;
    if (!local && line.size() > longest_note) return std::nullopt;
    ++(local ? links : notes);
  }
  if (links == 0 || notes > links) return std::nullopt;
  return links;
}

/// Cuts the menus above the headline of a page that was turned into Markdown: lines of nothing but
/// links and pictures. False if there are few.
bool cut_menus(std::string_view& text) {
  constexpr std::size_t least_links = 3;
  std::string_view rest = text;
  for (std::size_t links = 0; !rest.empty();) {
    const std::string_view here = rest;
    std::string_view line = trimmed(next_line(rest));
    if (line.starts_with("# ")) {
      if (links >= least_links) text = here;
      return links >= least_links;
    }
    if (line.starts_with("- ") || line.starts_with("* ")) line = trimmed(line.substr(2));
    if (!is_links_only(line)) return false;
    links += line.empty() ? 0 : 1;
  }
  return false;
}

}  // namespace

bool Markdown::recognises(const Sample& sample) const {
  if (is_blank(sample.opening)) return false;
  const bool named =
      sample.name.ends_with(".md") || sample.name.ends_with(".markdown") ||
      (sample.hints != nullptr && sample.hints->content_type.starts_with("text/markdown"));
  const std::string_view text = without_byte_order_mark(sample.bytes);
  return (named || has_front_matter(text) || text.starts_with("# ")) && is_plain_text(text);
}

Result<RawRelease> Markdown::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view text = decoded.text;
  FieldCollector collector;
  const std::string_view whole = text;
  if (has_front_matter(text)) take_front_matter(text, collector);
  const std::string_view front_matter = whole.substr(0, whole.size() - text.size());
  if (const auto links = links_of_folder(text)) {
    return fail(ErrorKind::input,
                fmt::format("listing page: links to other pages and no article; found {} to files "
                            "beside it",
                            counted(*links, "link", "links")));
  }
  const bool whole_page = cut_menus(text);
  const std::string unlisted = take_markdown_fields(text, front_matter, collector);
  MarkdownText markdown = read_markdown(unlisted);
  if (record.explanation != nullptr) {
    record.explanation->add_dropped("field", front_matter, "---\n---");
    record.explanation->add_dropped("field", text, unlisted);
    record.explanation->add_dropped("links below the text", markdown.footer, {});
    record.explanation->add_line("title", markdown.title);
  }
  collector.offer("title", {markdown.title});
  collector.offer("url", {markdown.url});
  // A description in the front matter is not the body, which follows it.
  collector.set(RawField::body, {std::move(markdown.body)});
  Result<RawRelease> raw = std::move(collector).text_release(decoded.undecodable);
  if (raw) raw->whole_page = whole_page;
  return raw;
}

}  // namespace dateline
