#include "indexer/reader/json_reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/field_values.h"
#include "indexer/reader/json_columns.h"
#include "indexer/reader/json_repair.h"
#include "indexer/reader/json_text.h"
#include "indexer/source/explanation.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

/// Nested objects searched for fields ("_source" of Elasticsearch, "data").
constexpr int deepest_wrapper = 3;

// Keys of a text in blocks, as editors of content systems store it.
constexpr std::array<std::string_view, 6> block_keys{"blocks",     "sections", "paragraphs",
                                                     "components", "richtext", "rich_text"};

bool is_block_key(std::string_view key) {
  return std::ranges::find(block_keys, key) != block_keys.end();
}

// Keys of objects with facts of the record around them, without marks.
constexpr std::array<std::string_view, 18> fact_keys{
    "meta", "metadata", "attributes",  "properties", "props",  "fields",
    "info", "details",  "dates",       "pub",        "header", "head",
    "data", "request",  "frontmatter", "document",   "acf",    "customfields"};

// Those with fields that editors added to the record, which are as near as its own.
constexpr std::array<std::string_view, 2> custom_keys{"acf", "customfields"};

std::string plain_key(std::string_view key) {
  std::string plain;
  for (const char c : key) {
    if (c != '_' && c != '-') plain += to_lower(c);
  }
  return plain;
}

bool is_fact_key(std::string_view key) {
  return std::ranges::find(fact_keys, plain_key(key)) != fact_keys.end();
}

bool is_custom_key(std::string_view key) {
  return std::ranges::find(custom_keys, plain_key(key)) != custom_keys.end();
}

/// The field that a key stands for, unless it is only a summary.
std::optional<RawField> field_of(std::string_view key) {
  const auto match = match_field(key);
  return match && match->rank < summary_rank ? std::optional(match->field) : std::nullopt;
}

bool has_title(const dom::object& object) {
  return std::ranges::any_of(
      object, [](const auto& field) { return field_of(field.key) == RawField::title; });
}

/// Whether an object has a title, perhaps in an object of its own, and a text that is not the whole
/// record again.
bool is_whole(const dom::object& object, int depth = 0) {
  bool title = false;
  bool body = false;
  for (const auto [key, value] : object) {
    const auto field = field_of(key);
    dom::object inner;
    const bool wraps = field == RawField::body && depth < deepest_wrapper &&
                       value.get(inner) == simdjson::SUCCESS && is_whole(inner, depth + 1);
    title = title || field == RawField::title;
    body = body || (field == RawField::body && !wraps);
  }
  return body && (title || std::ranges::any_of(object, [](const auto& field) {
                    dom::object inner;
                    return field.value.get(inner) == simdjson::SUCCESS && !field_of(field.key) &&
                           has_title(inner);
                  }));
}

/// Whether an element under a key is the record itself, wrapped ("_source", "article"), rather than
/// a fact of it.
bool is_wrapper(std::string_view key, const dom::element& element) {
  dom::object object;
  return element.get(object) == simdjson::SUCCESS && field_of(key) != RawField::title &&
         is_whole(object);
}

/// The text of a body, perhaps in blocks whose only other strings are names.
std::vector<std::string> body_of(const dom::element& element) {
  std::vector<std::string> texts = texts_of(element);
  if (!texts.empty() && !element.is_array()) return texts;
  std::vector<std::string> blocks = block_texts(element);
  return joined(blocks).size() > 2 * joined(texts).size() ? blocks : texts;
}

/// Offers the fields of an object that is the record, or of one with facts about it.
void offer_fields(const dom::object& object, std::size_t distance, FieldCollector& collector) {
  for (const auto [key, value] : object) {
    const auto match = match_field(key);
    if (is_block_key(key)) {
      collector.offer("content", block_texts(value), distance);
    } else if (match && !is_wrapper(key, value)) {
      collector.offer(key, match->field == RawField::body ? body_of(value) : texts_of(value),
                      distance);
    }
  }
}

/// The record that an object wraps, if it is none itself. One with a title may also hold others,
/// so there the key must say that it is the text.
std::optional<dom::object> find_wrapped(const dom::object& object) {
  if (is_whole(object)) return std::nullopt;
  const bool titled = has_title(object);
  for (const auto [key, value] : object) {
    if (titled && field_of(key) != RawField::body && !is_fact_key(key)) continue;
    if (is_wrapper(key, value)) return dom::object(value);
  }
  return std::nullopt;
}

/// The JSON of a record that an object has as a string, as programs that copy messages write it
/// ("payload", "value"); empty if it has none or is one itself.
std::string_view find_written(const dom::object& object) {
  if (is_whole(object)) return {};
  for (const auto [key, value] : object) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) continue;
    text = trimmed(text);
    if (!text.starts_with('{') || !text.ends_with('}')) continue;
    dom::parser parser;
    dom::object inner;
    const bool valid = parser.parse(text.data(), text.size()).get(inner) == simdjson::SUCCESS;
    if (valid && (is_whole(inner) || find_wrapped(inner))) return text;
  }
  return {};
}

/// Offers the fields of objects in an object: of all until the record has a text, then of those
/// with facts about it.
void offer_inner(const dom::object& object, int depth, std::size_t distance,
                 FieldCollector& collector) {
  if (depth == deepest_wrapper) return;
  for (const auto [key, value] : object) {
    dom::object inner;
    if (value.get(inner) != simdjson::SUCCESS) continue;
    if ((collector.has_text() && !is_fact_key(key)) || is_wrapper(key, value)) continue;
    const std::size_t inside = is_custom_key(key) ? distance - 1 : distance;
    offer_fields(inner, inside, collector);
    offer_inner(inner, depth + 1, inside + 1, collector);
  }
}

/// Collects the fields of a record: first those of the innermost object that is one, then those of
/// the objects around it. Returns how many these are.
std::size_t collect(const dom::object& object, int depth, FieldCollector& collector) {
  std::size_t distance = 0;
  if (depth < deepest_wrapper) {
    dom::parser parser;
    dom::object written;
    if (const std::string_view json = find_written(object);
        !json.empty() && parser.parse(json.data(), json.size()).get(written) == simdjson::SUCCESS) {
      distance = collect(written, depth + 1, collector) + 1;
    } else if (const auto wrapped = find_wrapped(object)) {
      distance = collect(*wrapped, depth + 1, collector) + 1;
    } else if (!has_title(object)) {
      for (const auto [key, value] : object) {
        dom::object inner;
        const bool holds = value.get(inner) == simdjson::SUCCESS && find_wrapped(inner);
        if (!holds) continue;
        distance = collect(inner, depth + 1, collector) + 1;
        break;
      }
    }
  }
  offer_fields(object, distance, collector);
  offer_inner(object, depth, distance + 1, collector);
  return distance;
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

/// Whether an element is a list of what has an address or a date by itself, rather than of the
/// blocks of a text.
bool holds_records(const dom::element& element) {
  dom::object first;
  if (!element.is_array() || element.at(0).get(first) != simdjson::SUCCESS) return false;
  return std::ranges::any_of(first, [](const auto& field) {
    const auto match = match_field(field.key);
    return match && (match->field == RawField::url || match->field == RawField::date);
  });
}

/// Offers the fields with names that are not known; those of nested objects by their path.
void collect_others(const dom::object& object, const std::string& path, int depth,
                    FieldCollector& collector) {
  for (const auto [key, value] : object) {
    dom::object inner;
    const bool wraps = is_wrapper(key, value);
    if (path.empty() && match_field(key) && !wraps) continue;
    if (path.empty() && is_block_key(key) && collector.holds("content", block_texts(value))) {
      continue;
    }
    const std::string name = path + std::string(key);
    if (value.get(inner) != simdjson::SUCCESS) {
      std::vector<std::string> texts =
          value.is_bool() ? std::vector<std::string>{bool(value) ? "true" : "false"}
                          : texts_of(value);
      if (texts.empty() && !collector.has(RawField::body) && !holds_records(value)) {
        texts = block_texts(value);
      }
      if (!collector.holds(key, texts)) collector.offer_other(name, texts);
    } else if (depth < deepest_wrapper) {
      collect_others(inner, wraps ? std::string() : name + '.', depth + 1, collector);
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

bool offer_json(std::string_view json, FieldCollector& collector) {
  dom::parser parser;
  dom::object object;
  if (parser.parse(json.data(), json.size()).get(object) != simdjson::SUCCESS) return false;
  collect(object, 0, collector);
  collect_others(object, {}, 0, collector);
  return true;
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
