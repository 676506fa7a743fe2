#include "indexer/reader/markdown_fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/sentence_end.h"
#include "indexer/reader/field_names.h"

namespace dateline {
namespace {

using Lines = std::vector<std::string_view>;

std::string_view without_emphasis(std::string_view text) {
  constexpr std::string_view marks = "*_`";
  text = trimmed(text);
  while (!text.empty() && marks.find(text.front()) != marks.npos) text.remove_prefix(1);
  while (!text.empty() && marks.find(text.back()) != marks.npos) text.remove_suffix(1);
  return trimmed(text);
}

bool is_heading(std::string_view line) {
  return trimmed(line).starts_with('#');
}

/// The field that a heading is named after.
std::optional<RawField> field_of_heading(std::string_view line) {
  line = trimmed(line);
  if (!is_heading(line)) return std::nullopt;
  std::string_view words = line.substr(std::min(line.find_first_not_of('#'), line.size()));
  while (words.ends_with('#') || words.ends_with(':')) words.remove_suffix(1);
  const auto match = match_field(without_emphasis(words));
  return match ? std::optional(match->field) : std::nullopt;
}

/// The words of an item of a list, or nullopt.
std::optional<std::string_view> item_of(std::string_view line) {
  line = trimmed(line);
  const bool marked = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
  return marked ? std::optional(trimmed(line.substr(2))) : std::nullopt;
}

struct ListedField {
  std::string_view name;
  std::string_view value;
};

/// "Date: 5 May" and "**Date:** 5 May".
std::optional<ListedField> named_value(std::string_view line) {
  constexpr std::size_t colon_reach = 64;  // bytes
  const std::size_t colon = line.substr(0, colon_reach).find(':');
  if (colon == line.npos) return std::nullopt;
  const ListedField field{without_emphasis(line.substr(0, colon)),
                          without_emphasis(line.substr(colon + 1))};
  return field.name.empty() ? std::nullopt : std::optional(field);
}

/// The same as an item of a list.
std::optional<ListedField> listed_field(std::string_view line) {
  const auto item = item_of(line);
  return item ? named_value(*item) : std::nullopt;
}

std::string joined_lines(const Lines& lines) {
  std::string text;
  for (const std::string_view line : lines) text.append(line).append("\n");
  return text;
}

/// Removes the lines "Date: 5 May" that stand at `begin` up to an empty line, and offers them, if
/// they have a date and another known name.
bool take_labelled_lines(Lines& lines, std::size_t begin, FieldCollector& collector) {
  constexpr std::size_t longest_line = 200;  // bytes
  std::vector<ListedField> fields;
  std::size_t known = 0;
  bool dated = false;
  std::size_t end = begin;
  for (; end < lines.size() && !trimmed(lines[end]).empty(); ++end) {
    const auto field = named_value(trimmed(lines[end]));
    if (!field || field->value.empty() || lines[end].size() > longest_line) return false;
    const auto match = match_field(field->name);
    known += match ? 1 : 0;
    dated = dated || (match && match->field == RawField::date);
    fields.push_back(*field);
  }
  if (known < 2 || !dated) return false;
  for (const ListedField& field : fields) collector.offer(field.name, {std::string(field.value)});
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(begin),
              lines.begin() + static_cast<std::ptrdiff_t>(end));
  return true;
}

/// The next line from `at` on that is not blank.
std::size_t skip_blank_lines(const Lines& lines, std::size_t at) {
  while (at < lines.size() && trimmed(lines[at]).empty()) ++at;
  return at;
}

/// The heading of the body, at most behind a quoted line below the fields; else the end.
std::size_t find_body_heading(const Lines& lines, std::size_t at) {
  while (at < lines.size() && trimmed(lines[at]).starts_with('>')) {
    at = skip_blank_lines(lines, at + 1);
  }
  const bool found = at < lines.size() && field_of_heading(lines[at]) == RawField::body;
  return found ? at : lines.size();
}

/// Removes the last section if it only lists a source or address, which it suggests.
void take_source_section(Lines& lines, FieldCollector& collector) {
  const auto last = std::find_if(lines.rbegin(), lines.rend(), is_heading);
  if (last == lines.rend()) return;
  const auto heading = last.base() - 1;
  const auto field = field_of_heading(*heading);
  if (field != RawField::source && field != RawField::url) return;
  const auto is_listed = [](std::string_view line) {
    return trimmed(line).empty() || item_of(line);
  };
  if (!std::all_of(last.base(), lines.end(), is_listed)) return;
  for (auto line = last.base(); line != lines.end(); ++line) {
    if (const auto item = item_of(*line)) collector.suggest(*field, {std::string(*item)});
  }
  lines.erase(heading, lines.end());
}

}  // namespace

std::string take_markdown_fields(std::string_view markdown, std::string_view front_matter,
                                 FieldCollector& collector) {
  Lines lines = lines_of(markdown);
  std::size_t begin = skip_blank_lines(lines, 0);
  const bool titled = begin < lines.size() && is_heading(lines[begin]) &&
                      field_of_heading(lines[begin]) != RawField::body;
  bool labelled = false;
  if (titled) {
    begin = skip_blank_lines(lines, begin + 1);
    labelled = take_labelled_lines(lines, begin, collector);
    begin = skip_blank_lines(lines, begin);
  }

  std::vector<ListedField> fields;
  std::size_t end = begin;
  for (; end < lines.size(); end = skip_blank_lines(lines, end + 1)) {
    const auto field = listed_field(lines[end]);
    if (!field) break;
    fields.push_back(*field);
  }
  constexpr std::size_t compared = 64;  // more would take long
  const std::span<const ListedField> sample(fields.data(), std::min(fields.size(), compared));
  const auto repeated = std::ranges::count_if(sample, [&](const ListedField& field) {
    return !field.value.empty() && front_matter.find(field.value) != front_matter.npos;
  });
  const std::size_t body = find_body_heading(lines, end);
  const bool body_follows = body < lines.size();
  const bool repeats = 2 * static_cast<std::size_t>(repeated) > sample.size();
  if (!body_follows && !repeats) {
    return labelled ? joined_lines(lines) : std::string(markdown);
  }

  for (const ListedField& field : fields) {
    const auto match = match_field(field.name);
    if (match) collector.suggest(match->field, {std::string(field.value)});
  }
  const auto at = [&](std::size_t index) {
    return lines.begin() + static_cast<std::ptrdiff_t>(index);
  };
  if (body_follows) lines.erase(at(body));
  lines.erase(at(begin), at(end));
  take_source_section(lines, collector);
  return joined_lines(lines);
}

bool take_note_trailer(std::string& markdown, FieldCollector& collector) {
  constexpr std::string_view begin_of_trailer = "\n\nid: ";
  constexpr std::size_t digits_of_id = 32;
  const std::size_t at = markdown.rfind(begin_of_trailer);
  if (at == markdown.npos) return false;
  const std::string_view trailer = std::string_view(markdown).substr(at + 2);
  const auto id = trailer.substr(begin_of_trailer.size() - 2);
  if (id.find_first_not_of("0123456789abcdef") != digits_of_id) return false;
  std::string url;
  for (const std::string_view line : lines_of(trailer)) {
    const auto field = named_value(line);
    const bool named = field && std::ranges::all_of(field->name, [](char c) {
                         return is_lower(c) || is_digit(c) || c == '_';
                       });
    if (!named && !trimmed(line).empty()) return false;
    if (named && field->name == "source_url") url = field->value;
  }
  collector.suggest(RawField::url, {url});
  markdown.erase(at);
  return true;
}

std::string take_first_line_as_title(std::string& text, bool is_note) {
  constexpr std::size_t longest_title = 250;  // bytes
  std::string title = text.substr(0, text.find('\n'));
  if (title.empty() || title.size() > longest_title || ends_sentence(title)) return {};
  std::string below = text.substr(title.size());
  below.erase(0, std::min(below.find_first_not_of("\r\n"), below.size()));
  std::string rest = below;
  if (!is_note && take_date_line(rest).empty()) return {};
  text = std::move(below);
  return title;
}

std::string take_date_line(std::string& text) {
  constexpr std::size_t longest_line = 80;
  std::string line = text.substr(0, text.find('\n'));
  if (line.size() > longest_line) return {};
  const auto date = leading_date(line, DateRange{});
  if (!date || line.find_first_not_of(" .", date->end) != line.npos) return {};
  text.erase(0, std::min(text.find_first_not_of("\r\n", line.size()), text.size()));
  return line;
}

namespace {

constexpr std::string_view reader_title = "Title: ";
constexpr std::string_view reader_end = "\nMarkdown Content:";

/// The length of the head of a service that turns pages into Markdown, or 0.
std::size_t reader_head_length(std::string_view text) {
  constexpr std::size_t longest_head = 8192;  // bytes
  if (!text.starts_with(reader_title)) return 0;
  const std::size_t end = text.substr(0, longest_head).find(reader_end);
  return end == text.npos ? 0 : end + reader_end.size();
}

}  // namespace

bool has_reader_head(std::string_view text) {
  return reader_head_length(text) > 0;
}

std::string take_reader_head(std::string_view& text, FieldCollector& collector) {
  const std::size_t length = reader_head_length(text);
  if (length == 0) return {};
  std::string title;
  for (const std::string_view line : lines_of(text.substr(0, length - reader_end.size()))) {
    const std::size_t colon = line.find(": ");
    if (colon == line.npos) continue;
    std::string value(trimmed(line.substr(colon + 1)));
    if (title.empty() && line.starts_with(reader_title)) {
      title = std::move(value);
    } else {
      collector.offer(trimmed(line.substr(0, colon)), {std::move(value)});
    }
  }
  text.remove_prefix(length);
  return title;
}

bool has_title_block(std::string_view markdown) {
  return markdown.starts_with("% ") && markdown.substr(markdown.find('\n') + 1).starts_with('%');
}

void take_title_block(std::string_view& markdown, FieldCollector& collector) {
  static constexpr std::array<RawField, 3> fields{RawField::title, RawField::issuer,
                                                  RawField::date};
  if (!has_title_block(markdown)) return;
  for (const RawField field : fields) {
    if (!markdown.starts_with('%')) return;
    std::string value;
    do {  // A line that is set back goes on.
      value.append(take_until(markdown, '\n').substr(value.empty() ? 1 : 0)) += ' ';
    } while (markdown.starts_with(' '));
    collector.set(field, {std::string(trimmed(value))});
  }
}

}  // namespace dateline
