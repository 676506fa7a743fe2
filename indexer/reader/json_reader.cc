#include "indexer/reader/json_reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/charset/charset.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/json_columns.h"
#include "indexer/source/explanation.h"

namespace dateline {
namespace {

constexpr std::size_t longest_number = 15;  ///< in characters, of what surely fits
constexpr std::size_t escape_size = 6;      ///< of "\uD83D"

/// The 16 bits of an escape "\uD83D" at the start of a text.
std::optional<std::uint16_t> unit_at(std::string_view text) {
  if (text.size() < escape_size || !text.starts_with("\\u")) return std::nullopt;
  std::uint16_t unit = 0;
  const char* end = text.data() + escape_size;
  const auto [rest, error] = std::from_chars(text.data() + 2, end, unit, 16);
  if (error != std::errc() || rest != end) return std::nullopt;
  return unit;
}

bool is_high_surrogate(std::uint16_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low_surrogate(std::uint16_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// Appends the escape at the start of a text to `out`; returns its size.
std::size_t take_escape(std::string_view text, std::string& out) {
  const std::optional<std::uint16_t> unit = unit_at(text);
  std::size_t size = unit ? escape_size : std::min<std::size_t>(2, text.size());
  bool lone = unit && is_low_surrogate(*unit);
  if (unit && is_high_surrogate(*unit)) {
    const auto next = unit_at(text.substr(escape_size));
    lone = !next || !is_low_surrogate(*next);
    if (!lone) size *= 2;
  }
  if (lone) {
    out += "\\uFFFD";
  } else {
    out.append(text.substr(0, size));
  }
  return size;
}

/// Appends the string at the start of a text, with its quotation marks; returns its size.
std::size_t take_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t at = 1;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\\') {
      at += take_escape(text.substr(at), out);
      continue;
    }
    ++at;
    if (c >= '\0' && c < ' ') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
    if (c == '"') break;
  }
  return at;
}

/// Appends the number or word at the start of a text; returns its size.
std::size_t take_word(std::string_view text, std::string& out) {
  static constexpr std::array<std::string_view, 6> not_finite{"NaN",       "-NaN", "Infinity",
                                                              "-Infinity", "Inf",  "-Inf"};
  const std::size_t size = std::min(text.find_first_of(" \t\r\n,:{}[]\""), text.size());
  const std::string_view word = text.substr(0, size);
  const bool number = word.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
                      word.find_first_of("0123456789") != std::string_view::npos;
  if (std::find(not_finite.begin(), not_finite.end(), word) != not_finite.end()) {
    out += "null";
  } else if (number && (size > longest_number || word.find_first_of("eE") != word.npos)) {
    out.append("\"").append(word).append("\"");
  } else {
    out.append(word);
  }
  return size;
}

/// JSON with what is outside RFC 8259, or outside what our parser takes, made harmless: NaN and
/// infinities, which Python writes, become null; numbers of many digits or with an exponent become
/// strings; halves of surrogate pairs become U+FFFD, and raw control characters in strings are
/// escaped. Linear time.
std::string repair_json(std::string_view json) {
  static constexpr std::string_view punctuation = " \t\r\n,:{}[]";
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      at += take_string(json.substr(at), out);
    } else if (punctuation.find(json[at]) != punctuation.npos) {
      out += json[at++];
    } else {
      at += take_word(json.substr(at), out);
    }
  }
  return out;
}

namespace dom = simdjson::dom;

/// Nested objects searched for fields ("_source" of Elasticsearch, "data").
constexpr int deepest_wrapper = 3;

// Keys of an object in place of text: WordPress, schema.org, JSON-LD, MongoDB, XML converted to
// JSON.
constexpr std::array<std::string_view, 12> text_keys{"rendered",    "name",  "value", "text",
                                                     "@value",      "#text", "$date", "$oid",
                                                     "$numberLong", "title", "label", "url"};

std::vector<std::string> texts_of(const dom::element& element);

std::vector<std::string> texts_of(const dom::array& array) {
  std::vector<std::string> texts;
  for (const dom::element element : array) {
    for (std::string& text : texts_of(element)) texts.push_back(std::move(text));
  }
  return texts;
}

/// Whether the keys of an object are languages: {"en": "...", "de": "..."}.
bool is_by_language(const dom::object& object) {
  constexpr std::size_t shortest_tag = 2;  // "en", "pt-BR"
  bool any = false;
  for (const auto [key, value] : object) {
    const bool tag = key.size() >= shortest_tag && is_lower(key[0]) && is_lower(key[1]) &&
                     (key.size() == shortest_tag || key[2] == '-' || key[2] == '_');
    if (!tag) return false;
    any = true;
  }
  return any;
}

std::vector<std::string> texts_of(const dom::object& object) {
  if (is_by_language(object)) return texts_of((*object.begin()).value);
  for (const std::string_view key : text_keys) {
    dom::element inner;
    if (object.at_key(key).get(inner) != simdjson::SUCCESS) continue;
    std::vector<std::string> texts = texts_of(inner);
    if (!texts.empty()) return texts;
  }
  return {};
}

/// The strings and numbers in an element; none for null and booleans.
std::vector<std::string> texts_of(const dom::element& element) {
  switch (element.type()) {
    case dom::element_type::STRING:
      return {std::string(std::string_view(element))};
    case dom::element_type::INT64:
      return {fmt::format("{}", std::int64_t(element))};
    case dom::element_type::UINT64:
      return {fmt::format("{}", std::uint64_t(element))};
    case dom::element_type::DOUBLE:
      return {fmt::format("{}", double(element))};
    case dom::element_type::ARRAY:
      return texts_of(dom::array(element));
    case dom::element_type::OBJECT:
      return texts_of(dom::object(element));
    case dom::element_type::BOOL:
    case dom::element_type::NULL_VALUE:
      break;
  }
  return {};
}

// Keys of a text in blocks, as editors of content systems store it.
constexpr std::array<std::string_view, 6> block_keys{"blocks",     "sections", "paragraphs",
                                                     "components", "richtext", "rich_text"};

/// The words of a block's run of letters of one style: {"text": "...", "bold": true}.
std::optional<std::string_view> run_of(const dom::element& element) {
  dom::object object;
  std::string_view text;
  if (element.get(object) != simdjson::SUCCESS) return std::nullopt;
  for (const std::string_view key : {"text", "value"}) {
    if (object.at_key(key).get(text) == simdjson::SUCCESS) return text;
  }
  return std::nullopt;
}

/// Appends the paragraphs in nested blocks. Runs side by side are one; other strings are text if
/// they are as long as a sentence, rather than names of styles.
void append_blocks(const dom::element& element, int depth, std::vector<std::string>& paragraphs) {
  constexpr int deepest_block = 16;
  constexpr std::size_t least_sentence = 30;  // bytes
  if (depth == deepest_block) return;
  std::string_view text;
  dom::array array;
  dom::object object;
  if (element.get(text) == simdjson::SUCCESS) {
    if (text.size() >= least_sentence && text.find(' ') != text.npos) paragraphs.emplace_back(text);
  } else if (element.get(array) == simdjson::SUCCESS) {
    std::string runs;
    for (const dom::element item : array) {
      if (const auto run = run_of(item)) {
        runs += *run;
        continue;
      }
      if (!runs.empty()) paragraphs.push_back(std::exchange(runs, {}));
      append_blocks(item, depth + 1, paragraphs);
    }
    if (!runs.empty()) paragraphs.push_back(std::move(runs));
  } else if (element.get(object) == simdjson::SUCCESS) {
    for (const auto [key, value] : object) append_blocks(value, depth + 1, paragraphs);
  }
}

/// The text of a body in blocks; empty for strings.
std::vector<std::string> block_texts(const dom::element& element) {
  std::vector<std::string> paragraphs;
  if (!element.is_string()) append_blocks(element, 0, paragraphs);
  return paragraphs;
}

/// Whether an element under a key is the record itself, wrapped ("_source"), rather than a fact of
/// it: an object with a title and a text.
bool is_wrapper(std::string_view key, const dom::element& element) {
  const auto field_of = [](std::string_view name) {
    const auto match = match_field(name);
    return match && match->rank < summary_rank ? std::optional(match->field) : std::nullopt;
  };
  const auto own = field_of(key);
  dom::object object;
  if (own == RawField::title || own == RawField::body) return false;
  if (element.get(object) != simdjson::SUCCESS) return false;
  bool title = false;
  bool body = false;
  for (const auto [name, value] : object) {
    title = title || field_of(name) == RawField::title;
    body = body || field_of(name) == RawField::body;
  }
  return title && body;
}

void collect(const dom::object& object, int depth, FieldCollector& collector) {
  for (const auto [key, value] : object) {
    const auto match = match_field(key);
    if (std::ranges::find(block_keys, key) != block_keys.end()) {
      collector.offer("content", block_texts(value));
    } else if (match && !is_wrapper(key, value)) {
      std::vector<std::string> texts = texts_of(value);
      if (texts.empty() && match->field == RawField::body) texts = block_texts(value);
      collector.offer(key, std::move(texts));
    }
  }
  if (depth == deepest_wrapper) return;
  for (const auto [key, value] : object) {
    dom::object inner;
    if (collector.has_text()) return;
    if (value.get(inner) == simdjson::SUCCESS) collect(inner, depth + 1, collector);
  }
}

/// What a record without text holds, for its refusal.
std::string found_keys(const dom::object& object) {
  constexpr std::size_t most_keys = 8;
  std::string keys;
  std::size_t count = 0;
  for (const auto [key, value] : object) {
    if (++count > most_keys) return keys + ", ...";
    keys += fmt::format("{}{}", count == 1 ? "; found the keys " : ", ", quote(key));
  }
  return keys;
}

/// Offers the fields with names that are not known; those of nested objects by their path.
void collect_others(const dom::object& object, const std::string& path, int depth,
                    FieldCollector& collector) {
  for (const auto [key, value] : object) {
    dom::object inner;
    const bool wraps = is_wrapper(key, value);
    if (path.empty() && match_field(key) && !wraps) continue;
    const std::string name = path + std::string(key);
    if (value.get(inner) != simdjson::SUCCESS) {
      const std::vector<std::string> texts =
          value.is_bool() ? std::vector<std::string>{bool(value) ? "true" : "false"}
                          : texts_of(value);
      collector.offer_other(name, texts);
    } else if (depth < deepest_wrapper) {
      collect_others(inner, wraps ? path : name + '.', depth + 1, collector);
    }
  }
}

/// The values at a path of --map: several if the path leads through an array.
std::vector<std::string> texts_at(const dom::element& element, std::string_view path) {
  if (path.empty()) return texts_of(element);
  const std::size_t dot = path.find('.');
  const std::string_view key = path.substr(0, dot);
  const std::string_view rest =
      dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  dom::object object;
  dom::element inner;
  if (element.get(object) == simdjson::SUCCESS) {
    if (object.at_key(path).get(inner) == simdjson::SUCCESS) return texts_of(inner);
    if (object.at_key(key).get(inner) == simdjson::SUCCESS) return texts_at(inner, rest);
    return {};
  }
  dom::array array;
  if (element.get(array) != simdjson::SUCCESS) return {};
  std::size_t index = 0;
  if (std::from_chars(key.data(), key.data() + key.size(), index).ec == std::errc()) {
    if (array.at(index).get(inner) == simdjson::SUCCESS) return texts_at(inner, rest);
    return {};
  }
  std::vector<std::string> texts;
  for (const dom::element item : array) {
    for (std::string& text : texts_at(item, path)) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

Result<RawRelease> read_json(std::string_view json, const FieldMap* map, std::size_t most_values) {
  // A comma stands between any two values that do not contain each other.
  if (static_cast<std::size_t>(std::ranges::count(json, ',')) >= most_values) {
    return fail(ErrorKind::input, fmt::format("JSON with more than {} values", most_values),
                "exclude the file: no press release is that large");
  }
  dom::parser parser;
  dom::element root;
  simdjson::error_code error = parser.parse(json.data(), json.size()).get(root);
  if (error != simdjson::SUCCESS) {
    const std::string repaired = repair_json(json);
    error = parser.parse(repaired).get(root);
  }
  if (error != simdjson::SUCCESS) {
    return fail(ErrorKind::input, fmt::format("invalid JSON: {}", simdjson::error_message(error)));
  }
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return fail(ErrorKind::input, "not a JSON object");
  if (const std::size_t rows = rows_in_columns(object); rows > 0) {
    return fail(ErrorKind::input, "a table by columns; found " + std::to_string(rows) + " rows",
                "write an object for each release (pandas: orient=\"records\", lines=True)");
  }
  FieldCollector collector;
  if (map != nullptr) {
    for (const FieldMap::Entry& entry : map->entries()) {
      collector.set(entry.field, texts_at(root, entry.path));
    }
  }
  collect(object, 0, collector);
  collect_others(object, {}, 0, collector);
  if (!collector.has_text()) {
    const bool nested = std::ranges::any_of(object, [](const auto& field) {
      return field.value.is_object() || field.value.is_array();
    });
    return fail(ErrorKind::input, "no title and no text" + found_keys(object),
                nested
                    ? "no list of releases was recognised in it; if it is a release itself, name "
                      "its keys with --map title=KEY --map body=KEY"
                    : "name their keys with --map title=KEY --map body=KEY");
  }
  return std::move(collector).release();
}

Result<RawRelease> read_json_record(const Record& record) {
  const DecodedText decoded = decode_bytes(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view json = decoded.text;
  json.remove_prefix(std::min(json.find_first_not_of(json_space), json.size()));
  json = json.substr(0, json.find_last_not_of(json_space) + 1);
  // Lines of an array that came without its brackets.
  if (json.ends_with("},")) json.remove_suffix(1);
  Result<RawRelease> raw = read_json(json, record.field_map.get(), record.most_elements);
  if (raw) raw->undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
