#include "indexer/reader/json_reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "indexer/charset/charset.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/json_repair.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

/// Nested objects searched for fields ("_source" of Elasticsearch, "data").
constexpr int deepest_wrapper = 3;

// Parsed values take up to ten times their text.
constexpr std::ptrdiff_t most_values = 2'000'000;

// Keys of an object in place of text: WordPress, schema.org, JSON-LD, MongoDB, XML converted to
// JSON.
constexpr std::array<std::string_view, 11> text_keys{"rendered", "name",  "value", "text",
                                                     "@value",   "#text", "$date", "$oid",
                                                     "title",    "label", "url"};

std::vector<std::string> texts_of(const dom::element& element);

std::vector<std::string> texts_of(const dom::array& array) {
  std::vector<std::string> texts;
  for (const dom::element element : array) {
    for (std::string& text : texts_of(element)) texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::string> texts_of(const dom::object& object) {
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

void collect(const dom::object& object, int depth, FieldCollector& collector) {
  for (const auto [key, value] : object) {
    if (match_field(key)) collector.offer(key, texts_of(value));
  }
  if (depth == deepest_wrapper) return;
  for (const auto [key, value] : object) {
    dom::object inner;
    if (collector.has_text()) return;
    if (value.get(inner) == simdjson::SUCCESS) collect(inner, depth + 1, collector);
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

Result<RawRelease> read_json(std::string_view json, const FieldMap* map) {
  // A comma stands between any two values that do not contain each other.
  if (std::ranges::count(json, ',') >= most_values) {
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
  FieldCollector collector;
  if (map != nullptr) {
    for (const FieldMap::Entry& entry : map->entries()) {
      collector.set(entry.field, texts_at(root, entry.path));
    }
  }
  collect(object, 0, collector);
  if (!collector.has_text()) {
    return fail(ErrorKind::input, "no title and no text",
                "name their keys with --map title=KEY --map body=KEY");
  }
  return std::move(collector).release();
}

Result<RawRelease> read_json_record(const Record& record) {
  const DecodedText decoded = decode_bytes(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view json = decoded.text;
  json.remove_prefix(std::min(json.find_first_not_of(json_space), json.size()));
  Result<RawRelease> raw = read_json(json, record.field_map.get());
  if (raw) raw->undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
