#include "indexer/format/forms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "common/text/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/phrases.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/front_matter.h"

namespace dateline {
namespace {

constexpr std::size_t longest_key = 24;   ///< characters
constexpr std::size_t head_reach = 2048;  ///< bytes to search for the lines of a head
constexpr int head_lines = 10;

/// A line "Key: value" with a field name as key.
struct HeadLine {
  RawField field;
  std::string_view key;
  std::string_view value;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The key and value of a line "Key: value", whatever the key, with an ordinary or a full-width
/// colon.
struct KeyedLine {
  std::string_view key;
  std::string_view value;
};

std::optional<KeyedLine> keyed_line(std::string_view line) {
  static constexpr std::array<std::string_view, 2> colons{":", "："};
  constexpr std::size_t most_bytes = 4 * longest_key;
  std::size_t key_end = line.size();
  std::size_t value = line.size();
  for (const std::string_view colon : colons) {
    const std::size_t at = line.substr(0, most_bytes).find(colon);
    if (at >= key_end) continue;
    key_end = at;
    value = at + colon.size();
  }
  if (key_end == 0 || key_end == line.size()) return std::nullopt;
  if (count_characters(line.substr(0, key_end)) > longest_key) return std::nullopt;
  return KeyedLine{trimmed(line.substr(0, key_end)), trimmed(line.substr(value))};
}

std::optional<HeadLine> head_line(std::string_view line) {
  const auto keyed = keyed_line(line);
  if (!keyed || keyed->key.empty()) return std::nullopt;
  const std::optional<FieldMatch> match = match_field(keyed->key);
  if (!match) return std::nullopt;
  return HeadLine{match->field, keyed->key, keyed->value};
}

/// Whether a labelled line is one of a head, whatever its key: "SLUG: HARBOUR", not the name of a
/// contact or the sentence of a speaker.
bool is_entry(const KeyedLine& line) {
  constexpr std::size_t longest = 120;  // bytes
  return !line.key.empty() && !line.value.empty() && line.value.size() <= longest &&
         !line.value.ends_with('.') && phrase_kind(line.key) != PhraseKind::contact_label &&
         !has_contact(line.value);
}

/// How a head starts: with a title or date, or with a line of another key ("SLUG", "Source").
struct HeadStart {
  RawField field = RawField::title;
  std::string key;  ///< of such a line, else empty

  bool operator==(const HeadStart&) const = default;
};

/// The start of a head: labelled lines with both a title and a date, one of them first, or behind
/// lines of other keys.
std::optional<HeadStart> leading_head(std::string_view text) {
  std::optional<HeadStart> start;
  std::string other;
  for (int line = 0; line < head_lines && !text.empty(); ++line) {
    const std::string_view next = trimmed(take_until(text, '\n'));
    const auto keyed = keyed_line(next);
    const std::optional<HeadLine> head = head_line(next);
    if (!keyed || (!head && !start && !is_entry(*keyed))) break;
    const bool leads = head && (head->field == RawField::title || head->field == RawField::date);
    if (line == 0 && head && (head->field == RawField::body || head->value.empty())) break;
    if (line == 0 && !leads) other = keyed->key;
    if (!leads) continue;
    if (start && start->field != head->field) {
      if (!other.empty()) return HeadStart{RawField::title, other};
      return start;
    }
    if (!start) start = HeadStart{head->field, {}};
  }
  return std::nullopt;
}

/// Removes the closing rule of '=' or '-' from a text.
std::string_view without_rule(std::string_view text) {
  constexpr std::size_t shortest = 2;
  text = trimmed(text);
  for (const char mark : {'=', '-'}) {
    const std::size_t last = text.find_last_not_of(mark);
    const std::size_t begin = last == std::string_view::npos ? 0 : last + 1;
    if (text.size() - begin >= shortest) return trimmed(text.substr(0, begin));
  }
  return text;
}

/// Whether a head goes on with lines of any keys, up to an empty line.
bool goes_on(std::string_view text) {
  for (int line = 0; line < head_lines && !text.empty(); ++line) {
    const std::string_view next = trimmed(take_until(text, '\n'));
    if (next.empty()) return line > 0;
    const auto keyed = keyed_line(next);
    if (!keyed || (!head_line(next) && !is_entry(*keyed))) return false;
  }
  return false;
}

/// Whether the text of a release begins on a line with its label, and no more labels follow.
bool begins_body(const HeadLine& head, std::string_view rest) {
  const auto match = match_field(head.key);
  if (!match || match->field != RawField::body || match->rank >= summary_rank) return false;
  rest = trimmed(rest);
  return !rest.empty() && !head_line(take_until(rest, '\n'));
}

std::string_view first_line_on(std::string_view bytes) {
  bytes = without_byte_order_mark(bytes);
  return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n=-"), bytes.size()));
}

/// The text behind a line "PRESS RELEASE" that it starts with; all of any other.
std::string_view behind_opening(std::string_view text) {
  std::string_view rest = text;
  const bool opens = phrase_kind(trimmed(take_until(rest, '\n'))) == PhraseKind::opening;
  return opens ? first_line_on(rest) : text;
}

/// Whether a text starts with front matter, which a line ends before any text or which has lists,
/// and none starts later: not a file of several releases between such lines.
bool is_only_front_matter(std::string_view text) {
  constexpr std::string_view fence = "---";
  if (!has_front_matter(text)) return false;
  std::size_t fences = 0;
  bool list = false;
  bool prose = false;
  while (!text.empty()) {
    const std::string_view line = trimmed(take_until(text, '\n'));
    if (line == fence) {
      if (++fences > 1 && leading_head(text)) return false;
    } else if (fences == 1 && line.starts_with("- ")) {
      list = list || !prose;
    } else if (fences == 1 && !line.empty() && !keyed_line(line)) {
      prose = true;
    }
  }
  return list || (fences > 1 && !prose);
}

}  // namespace

bool TitledText::recognises(const Sample& sample) const {
  if (is_only_front_matter(sample.opening)) return false;
  const auto text = first_line_on(sample.opening);
  // Between rules, names in small letters are those of Markdown's front matter.
  if (has_front_matter(sample.opening) && !text.empty() && is_lower(text.front())) return false;
  return leading_head(behind_opening(text)).has_value();
}

Result<void> TitledText::split(BufferedStream& stream, std::size_t limit,
                               const SliceSink& sink) const {
  std::optional<HeadStart> leading;  // all releases of a file start with the same key
  bool opened = false;               // by a line above the one with that key
  const auto begins = [&](std::string_view text) {
    const std::string_view head = behind_opening(text);
    const auto start = leading_head(head);
    if (!leading) leading = start;
    if (!start || start != leading) return false;
    const bool behind = head.size() == text.size() && opened;
    opened = head.size() < text.size();
    return !behind;
  };
  return split_at_lines(stream, limit, head_reach, begins, sink);
}

Result<RawRelease> TitledText::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view text = without_rule(behind_opening(first_line_on(decoded.text)));
  FieldCollector collector;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = trimmed(take_until(rest, '\n'));
    const std::optional<HeadLine> head = head_line(line);
    if (!head && !line.empty() && !goes_on(text)) break;
    text = rest;
    if (line.empty()) continue;
    if (!head) {
      const KeyedLine other = *keyed_line(line);
      collector.offer(other.key, {std::string(other.value)});
      continue;
    }
    if (head->field == RawField::body && head->value.empty()) break;
    if (begins_body(*head, rest)) {
      text = std::string_view(head->value.begin(), rest.end());
      break;
    }
    collector.offer(head->key, {std::string(head->value)});
  }
  collector.set(RawField::body, {std::string(trimmed(text))});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
