#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {
namespace {

enum class MarkupLanguage : std::uint8_t { none, asciidoc, restructured_text, org };

using Lines = std::vector<std::string_view>;

/// A line of nothing but one mark, under or over a heading: "=====".
bool is_underline(std::string_view line) {
  constexpr std::size_t shortest = 3;
  return line.size() >= shortest && std::string_view("=-~^\"#*+`").find(line[0]) != line.npos &&
         line.find_first_not_of(line[0]) == line.npos;
}

/// ":name: value", an attribute of AsciiDoc or a field of reStructuredText.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

Attribute attribute_of(std::string_view line) {
  if (!line.starts_with(':')) return {};
  const std::size_t end = line.find(':', 1);
  if (end == line.npos || end == 1) return {};
  return {line.substr(1, end - 1), trimmed(line.substr(end + 1))};
}

/// "#+TITLE: value", a keyword of Org.
Attribute keyword_of(std::string_view line) {
  const std::size_t end = line.find(':');
  if (!line.starts_with("#+") || end == line.npos) return {};
  return {line.substr(2, end - 2), trimmed(line.substr(end + 1))};
}

/// The line of the title at the start of reStructuredText, below which a rule stands; npos if there
/// is none.
std::size_t title_between_rules(const Lines& lines) {
  const std::size_t title = !lines.empty() && is_underline(lines.front()) ? 1 : 0;
  if (title + 1 >= lines.size() || lines[title].empty() || is_underline(lines[title])) {
    return std::string_view::npos;
  }
  return is_underline(lines[title + 1]) ? title : std::string_view::npos;
}

/// The lines of a text without the blanks at their ends; empty lines stay, but for those above it.
Lines trimmed_lines(std::string_view text) {
  Lines lines;
  for (std::string_view line : lines_of(text)) {
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (!line.empty() || !lines.empty()) lines.push_back(line);
  }
  return lines;
}

/// The language of a text, by the name of its file or, without one, by its head.
MarkupLanguage language_of(std::string_view name, const Lines& lines) {
  constexpr std::size_t reach = 8;
  if (lines.empty()) return MarkupLanguage::none;
  const auto begin = std::span(lines).first(std::min(reach, lines.size()));
  const bool attributes = std::ranges::any_of(
      begin, [](std::string_view line) { return !attribute_of(line).name.empty(); });
  if (lines.front().starts_with("= ")) {
    const bool named = name.ends_with(".adoc") || name.ends_with(".asciidoc");
    return named || attributes ? MarkupLanguage::asciidoc : MarkupLanguage::none;
  }
  if (lines.front().starts_with("#+")) {
    const bool titled = std::ranges::any_of(begin, [](std::string_view line) {
      return equals_ignoring_case(keyword_of(line).name, "title");
    });
    return titled ? MarkupLanguage::org : MarkupLanguage::none;
  }
  if (title_between_rules(lines) == std::string_view::npos) return MarkupLanguage::none;
  return name.ends_with(".rst") || attributes ? MarkupLanguage::restructured_text
                                              : MarkupLanguage::none;
}

/// Offers the value of an attribute whose name is that of a field.
void offer(const Attribute& attribute, FieldCollector& collector) {
  std::string_view name = attribute.name;
  if (equals_ignoring_case(name, "filetags")) name = "tags";
  if (equals_ignoring_case(name, "revdate")) name = "date";
  const auto field = match_field(name);
  if (!field || field->field == RawField::body) return;
  if (field->field == RawField::channel) {
    std::string list(attribute.value);
    std::ranges::replace(list, ':', ',');  // ":harbour:ferry:" of Org
    collector.offer(name, split_channels(list));
  } else {
    collector.offer(name, {std::string(attribute.value)});
  }
}

/// Reads the head of AsciiDoc: the title, perhaps lines with the author and with version and date,
/// attributes. Returns the line behind it.
std::size_t read_asciidoc_head(const Lines& lines, FieldCollector& collector) {
  collector.set(RawField::title, {std::string(lines.front().substr(2))});
  std::size_t at = 1;
  for (; at < lines.size() && !lines[at].empty(); ++at) {
    const std::string_view line = lines[at];
    if (const Attribute attribute = attribute_of(line); !attribute.name.empty()) {
      offer(attribute, collector);
    } else if (at > 1 && find_date(line, 0, {})) {
      collector.suggest(RawField::date, {std::string(line)});
    } else if (at == 1) {
      collector.suggest(RawField::issuer, {std::string(trimmed(line.substr(0, line.find('<'))))});
    }
  }
  return at;
}

std::size_t read_restructured_head(const Lines& lines, FieldCollector& collector) {
  std::size_t at = title_between_rules(lines);
  collector.set(RawField::title, {std::string(trimmed(lines[at]))});
  for (at += 2; at < lines.size(); ++at) {
    const Attribute attribute = attribute_of(lines[at]);
    if (!lines[at].empty() && attribute.name.empty()) break;
    if (!attribute.name.empty()) offer(attribute, collector);
  }
  return at;
}

std::size_t read_org_head(const Lines& lines, FieldCollector& collector) {
  std::size_t at = 0;
  for (; at < lines.size() && (lines[at].empty() || lines[at].starts_with("#+")); ++at) {
    offer(keyword_of(lines[at]), collector);
  }
  return at;
}

/// A link in a text, and its words.
struct LinkInText {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  std::string_view words;
};

/// "https://acme.example[words]"
LinkInText asciidoc_link(std::string_view text, std::size_t from) {
  const std::size_t address = text.find("://", from);
  if (address == text.npos) return {};
  const std::size_t blank = text.substr(from, address - from).find_last_of(" (");
  const std::size_t begin = blank == text.npos ? from : from + blank + 1;
  const std::size_t open = text.find_first_of("[ ", address);
  const std::size_t close = open == text.npos ? open : text.find(']', open);
  if (close == text.npos || text[open] != '[') return {};
  return {begin, close + 1, text.substr(open + 1, close - open - 1)};
}

/// "`words <https://acme.example>`_"
LinkInText restructured_link(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find('`', from);
  const std::size_t open = begin == text.npos ? begin : text.find(" <", begin);
  const std::size_t close = open == text.npos ? open : text.find(">`_", open);
  if (close == text.npos) return {};
  std::size_t end = close + 3;
  if (text.substr(end).starts_with('_')) ++end;
  return {begin, end, text.substr(begin + 1, open - begin - 1)};
}

/// "[[https://acme.example][words]]"
LinkInText org_link(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find("[[", from);
  const std::size_t middle = begin == text.npos ? begin : text.find("][", begin);
  const std::size_t close = middle == text.npos ? middle : text.find("]]", middle);
  if (close == text.npos) return {};
  return {begin, close + 2, text.substr(middle + 2, close - middle - 2)};
}

/// The text with the words of its links in their places.
std::string without_links(std::string_view text,
                          LinkInText (*find)(std::string_view, std::size_t)) {
  std::string plain;
  std::size_t at = 0;
  for (LinkInText link = find(text, 0); link.begin != text.npos; link = find(text, at)) {
    plain.append(text.substr(at, link.begin - at)).append(link.words);
    at = link.end;
  }
  return plain.append(text.substr(at));
}

/// Whether a line is an instruction to the program that sets the text.
bool is_instruction(MarkupLanguage language, std::string_view line) {
  switch (language) {
    case MarkupLanguage::asciidoc:
      return (line.starts_with('[') && line.ends_with(']')) || line.starts_with("//") ||
             line.starts_with("image::") || line.starts_with("include::") ||
             line.starts_with("toc::") || !attribute_of(line).name.empty() || line == "----" ||
             line == "====" || line == "****" || line == "____";
    case MarkupLanguage::restructured_text:
      return line.starts_with(".. ") || is_underline(line);
    default:
      return line.starts_with("#+") || line.starts_with("# ");
  }
}

/// A line without any of these marks at its start.
std::string_view without_first(std::string_view line, std::string_view marks) {
  return line.substr(std::min(line.find_first_not_of(marks), line.size()));
}

/// The text of a line without the marks of its heading, and its links as words.
std::string plain_line(MarkupLanguage language, std::string_view line) {
  switch (language) {
    case MarkupLanguage::asciidoc:
      if (line.starts_with("==")) line = without_first(line, "= ");
      return without_links(line, asciidoc_link);
    case MarkupLanguage::restructured_text:
      return without_links(line, restructured_link);
    default:
      if (line.starts_with('*') && line.find_first_not_of('*') != line.npos &&
          line[line.find_first_not_of('*')] == ' ') {
        line = without_first(line, "* ");
      }
      return without_links(line, org_link);
  }
}

/// The text behind the head, without instructions: those of reStructuredText go on in the lines
/// below that are set back, a drawer of Org (":PROPERTIES:") up to ":END:".
std::string text_behind_head(MarkupLanguage language, const Lines& lines, std::size_t from) {
  std::string text;
  bool skips = false;
  for (std::size_t at = from; at < lines.size(); ++at) {
    const std::string_view line = lines[at];
    const bool drawer = language == MarkupLanguage::org && line == ":PROPERTIES:";
    if (skips) {
      const bool ends = language == MarkupLanguage::org ? line == ":END:"
                                                        : !line.empty() && !is_space(line.front());
      skips = !ends;
      if (language == MarkupLanguage::org || !ends) continue;
    }
    if (drawer || is_instruction(language, line)) {
      skips = drawer || line.starts_with(".. ");
      continue;
    }
    text.append(plain_line(language, line)) += '\n';
  }
  return text;
}

}  // namespace

bool LightMarkup::recognises(const Sample& sample) const {
  constexpr std::size_t reach = 2048;
  constexpr std::string_view first_marks = "=#-~^\"*+";
  if (sample.opening.empty()) return false;
  const bool marked = first_marks.find(sample.opening.front()) != sample.opening.npos;
  if (!marked && !sample.name.ends_with(".rst")) return false;
  return language_of(sample.name, trimmed_lines(sample.opening.substr(0, reach))) !=
         MarkupLanguage::none;
}

Result<RawRelease> LightMarkup::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  const Lines lines = trimmed_lines(decoded.text);
  const std::string& path =
      record.origin.member.empty() ? record.origin.file : record.origin.member;
  const MarkupLanguage language = language_of(path, lines);
  FieldCollector collector;
  std::size_t end = 0;
  if (language == MarkupLanguage::asciidoc) end = read_asciidoc_head(lines, collector);
  if (language == MarkupLanguage::restructured_text) end = read_restructured_head(lines, collector);
  if (language == MarkupLanguage::org) end = read_org_head(lines, collector);
  collector.set(RawField::body, {unwrap_lines(text_behind_head(language, lines, end))});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
