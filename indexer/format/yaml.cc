#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/field_names.h"
#include "indexer/reader/front_matter.h"

namespace dateline {
namespace {

constexpr std::string_view fence = "---";
constexpr std::string_view item_mark = "- ";
constexpr std::size_t yaml_reach = 2048;  ///< bytes in which the first item of a list begins

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// The key of a line "key: value" or "- key: value"; empty if it has none.
std::string_view key_of(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with(item_mark)) line = trimmed(line.substr(item_mark.size()));
  const std::size_t end = line.find(':');
  const bool separates = end != line.npos && (end + 1 == line.size() || line[end + 1] == ' ');
  return separates ? line.substr(0, end) : std::string_view();
}

bool begins_item(std::string_view line) {
  return line.substr(indent_of(line)).starts_with(item_mark) && !key_of(line).empty();
}

/// Whether a line says nothing: an empty one, a comment, a directive, the start of a document.
bool is_blank_line(std::string_view line) {
  const std::string_view words = trimmed(line);
  return words.empty() || words.front() == '#' || words.front() == '%' || words == fence;
}

/// Where the first item of the list begins that a text is, perhaps under a key of its own
/// ("releases:"). Nullopt if it is no list.
std::optional<std::size_t> first_item(std::string_view text) {
  bool named = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t begin = text.size() - rest.size();
    const std::string_view line = take_until(rest, '\n');
    if (is_blank_line(line)) continue;
    if (begins_item(line)) return begin;
    if (named || !trimmed(line).ends_with(':')) return std::nullopt;
    named = true;
  }
  return std::nullopt;
}

/// The lines of an item without its mark and indent, as those of a document.
std::string lines_of_item(std::string_view item) {
  const std::size_t indent = indent_of(item) + item_mark.size();
  std::string lines;
  for (bool first = true; !item.empty(); first = false) {
    const std::string_view line = take_until(item, '\n');
    lines.append(line.substr(first ? indent : std::min(indent, indent_of(line)))) += '\n';
  }
  return lines;
}

}  // namespace

bool Yaml::recognises(const Sample& sample) const {
  const std::string name = lowered(sample.name);
  if (!name.ends_with(".yaml") && !name.ends_with(".yml")) return false;
  bool title = false;
  bool other = false;
  for (std::string_view rest = sample.opening.substr(0, yaml_reach); !rest.empty();) {
    const auto match = match_field(key_of(take_until(rest, '\n')));
    if (!match) continue;
    title = title || match->field == RawField::title;
    other = other || match->field == RawField::date || match->field == RawField::body;
  }
  return title && other;
}

Result<void> Yaml::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  const Result<std::string_view> sample = stream.peek(yaml_reach);
  if (!sample) return pass(sample);
  const std::string_view start = sample->substr(0, yaml_reach);
  const auto item = first_item(start);
  const std::size_t indent = item ? indent_of(start.substr(*item)) : 0;
  const auto begins = [&](std::string_view text) {
    const std::string_view line = trimmed(text.substr(0, text.find('\n')));
    return item ? indent_of(text) == indent && line.starts_with(item_mark) : line == fence;
  };
  return split_at_lines(stream, limit, yaml_reach, begins, sink);
}

Result<RawRelease> Yaml::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view text = decoded.text;
  std::string document;
  if (const auto item = first_item(text)) {
    document = lines_of_item(text.substr(*item));
  } else {
    while (!text.empty() && is_blank_line(text.substr(0, text.find('\n')))) take_until(text, '\n');
    document = text;
  }
  document.insert(0, std::string(fence) + "\n").append("\n").append(fence).append("\n");
  std::string_view rest = document;
  FieldCollector collector;
  take_front_matter(rest, collector, rest.size());
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
