#include "indexer/reader/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/reader/field_names.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

// Keys of an object in place of text: WordPress, schema.org, JSON-LD, MongoDB, dates of PHP, Parse
// and Firestore, XML converted to JSON, Crawl4AI.
constexpr auto text_keys = std::to_array<std::string_view>(
    {"rendered", "value", "name", "text", "@value", "#text", "$date", "$oid", "date", "$numberLong",
     "iso", "_seconds", "seconds", "title", "main", "label", "url", "raw_markdown"});

/// The text that Telegram exports in pieces: strings, and objects where letters have a style.
std::optional<std::string> text_in_pieces(const dom::array& array) {
  std::string text;
  bool strings = false;
  bool objects = false;
  for (const dom::element piece : array) {
    std::string_view words;
    dom::object object;
    if (piece.get(words) == simdjson::SUCCESS) {
      strings = true;
    } else if (piece.get(object) == simdjson::SUCCESS &&
               object.at_key("text").get(words) == simdjson::SUCCESS) {
      objects = true;
    } else {
      return std::nullopt;
    }
    text += words;
  }
  return strings && objects ? std::optional(std::move(text)) : std::nullopt;
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

/// A date in numbers: {"year": 2017, "month": 3, "day": 14}.
std::optional<std::string> date_in(const dom::object& object) {
  std::array<std::uint64_t, date_part_count> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    constexpr std::array<std::string_view, date_part_count> keys{"year", "month", "day"};
    if (object.at_key(keys[i]).get(parts[i]) != simdjson::SUCCESS) return std::nullopt;
  }
  return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

/// The value of an object that names its type, as DynamoDB exports it: {"S": "text"}.
std::optional<dom::element> typed_value(const dom::object& object) {
  constexpr std::array<std::string_view, 5> types{"S", "N", "L", "SS", "NS"};
  if (object.size() != 1) return std::nullopt;
  const auto field = *object.begin();
  if (std::ranges::find(types, field.key) == types.end()) return std::nullopt;
  return field.value;
}

void add_texts(const dom::element& element, std::vector<std::string>& texts);

void add_texts(const dom::array& array, std::vector<std::string>& texts) {
  if (auto text = text_in_pieces(array)) {
    texts.push_back(*std::move(text));
    return;
  }
  for (const dom::element element : array) add_texts(element, texts);
}

void add_texts(const dom::object& object, std::vector<std::string>& texts) {
  if (const auto value = typed_value(object)) return add_texts(*value, texts);
  if (is_by_language(object)) {
    for (const auto [language, value] : object) add_texts(value, texts);
    return;
  }
  if (auto date = date_in(object)) {
    texts.push_back(*std::move(date));
    return;
  }
  const std::size_t before = texts.size();
  for (const std::string_view key : text_keys) {
    dom::element inner;
    if (object.at_key(key).get(inner) != simdjson::SUCCESS) continue;
    add_texts(inner, texts);
    if (texts.size() > before) return;
  }
  // In JSON-LD, a page is known by its address.
  std::string_view id;
  if (object.at_key("@id").get(id) == simdjson::SUCCESS && is_web_address(id)) {
    texts.emplace_back(id);
  }
}

/// Adds the texts of an element to those that stand before it: a list for each would be copied at
/// each level of nested ones.
void add_texts(const dom::element& element, std::vector<std::string>& texts) {
  switch (element.type()) {
    case dom::element_type::STRING:
      texts.emplace_back(std::string_view(element));
      break;
    case dom::element_type::INT64:
      texts.push_back(fmt::format("{}", std::int64_t(element)));
      break;
    case dom::element_type::UINT64:
      texts.push_back(fmt::format("{}", std::uint64_t(element)));
      break;
    case dom::element_type::DOUBLE:
      texts.push_back(fmt::format("{}", double(element)));
      break;
    case dom::element_type::ARRAY:
      add_texts(dom::array(element), texts);
      break;
    case dom::element_type::OBJECT:
      add_texts(dom::object(element), texts);
      break;
    case dom::element_type::BOOL:
    case dom::element_type::NULL_VALUE:
      break;
  }
}

}  // namespace

std::vector<std::string> texts_of(const dom::element& element) {
  std::vector<std::string> texts;
  add_texts(element, texts);
  return texts;
}

namespace {

/// Collects the paragraphs in nested blocks.
class Paragraphs {
 public:
  void add(const dom::element& element, int depth) {
    constexpr int deepest_block = 16;
    std::string_view text;
    dom::array array;
    dom::object object;
    if (depth == deepest_block) return;
    if (element.get(text) == simdjson::SUCCESS) {
      if (is_paragraph(text)) keep(text);
    } else if (element.get(array) == simdjson::SUCCESS) {
      add_list(array, depth, false);
    } else if (element.get(object) == simdjson::SUCCESS) {
      add_object(object, depth);
    }
  }

  std::vector<std::string> take() { return std::move(found_); }

 private:
  /// Strings are text if they are as long as a sentence, rather than names of styles.
  static bool is_paragraph(std::string_view text) {
    constexpr std::size_t least_sentence = 30;  // bytes
    return text.size() >= least_sentence && text.find(' ') != text.npos;
  }

  /// Keeps a paragraph; content systems store a text as written and as shown side by side.
  void keep(std::string_view text) {
    if (found_.empty() || found_.back() != text) found_.emplace_back(text);
  }

  static std::optional<std::string_view> string_at(const dom::object& object,
                                                   std::string_view key) {
    std::string_view text;
    return object.at_key(key).get(text) == simdjson::SUCCESS ? std::optional(text) : std::nullopt;
  }

  /// The words that an object has by itself: {"type": "text", "text": "..."}.
  static std::optional<std::string_view> words_of(const dom::object& object) {
    const auto text = string_at(object, "text");
    return text ? text : string_at(object, "value");
  }

  static std::optional<std::string_view> type_of(const dom::object& object) {
    for (const std::string_view key : {"type", "_type", "object", "kind"}) {
      if (const auto type = string_at(object, key)) return type;
    }
    return std::nullopt;
  }

  /// The words of an object that may be a run of letters of one style, if it is one.
  static std::optional<std::string_view> run_of(const dom::element& element) {
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS) return std::nullopt;
    const auto type = type_of(object);
    const bool fits = !type || type == "text" || type == "span" || type == "leaf";
    return fits ? words_of(object) : std::nullopt;
  }

  /// Whether an element says how its letters look: {"text": "...", "bold": true}.
  static bool has_style(const dom::element& element) {
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS || !words_of(object)) return false;
    for (const auto [key, value] : object) {
      bool on = false;
      if (key == "marks" || (value.get(on) == simdjson::SUCCESS && on)) return true;
    }
    return false;
  }

  /// Runs side by side are one paragraph; other items of a list are paragraphs of their own.
  void add_list(const dom::array& array, int depth, bool in_block) {
    const bool of_runs = in_block || std::ranges::any_of(array, has_style);
    std::string runs;
    const auto end_runs = [&] {
      if (!runs.empty()) found_.push_back(std::exchange(runs, {}));
    };
    for (const dom::element item : array) {
      if (const auto run = of_runs ? run_of(item) : std::nullopt) {
        runs += *run;
        continue;
      }
      end_runs();
      add(item, depth + 1);
    }
    end_runs();
  }

  void add_object(const dom::object& object, int depth) {
    const auto words = words_of(object);
    const bool block = type_of(object).has_value();
    for (const auto [key, value] : object) {
      std::string_view text;
      dom::array array;
      const auto match = match_field(key);
      if (value.get(text) == simdjson::SUCCESS) {
        const bool heading = match && match->field == RawField::title && words;
        const bool own = words && text.data() == words->data();
        if (heading || own || is_paragraph(text)) keep(text);
      } else if (value.get(array) == simdjson::SUCCESS) {
        add_list(array, depth + 1, block || key == "children");
      } else {
        add(value, depth + 1);
      }
    }
  }

  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> block_texts(const dom::element& element) {
  if (element.is_string()) return {};
  Paragraphs paragraphs;
  paragraphs.add(element, 0);
  return paragraphs.take();
}

std::vector<std::string> blocks_in_json(std::string_view text) {
  text = trimmed(text);
  const bool object = text.starts_with('{') && text.ends_with('}');
  if (!object && !(text.starts_with("[{") && text.ends_with("}]"))) return {};
  dom::parser parser;
  dom::element element;
  const bool valid = parser.parse(text.data(), text.size()).get(element) == simdjson::SUCCESS;
  return valid ? block_texts(element) : std::vector<std::string>();
}

}  // namespace dateline
