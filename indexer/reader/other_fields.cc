#include "indexer/reader/other_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/support/parse_number.h"
#include "indexer/reader/field_names.h"
#include "indexer/reader/field_values.h"
#include "indexer/reader/markup.h"

namespace dateline {
namespace {

// In bytes:
constexpr std::size_t longest_other_name = 64;
constexpr std::size_t longest_other_value = 200;
constexpr std::size_t longest_other_text = 10'000;

constexpr std::string_view digits_of_part = "0123456789";

bool is_body_name(std::string_view name) {
  const auto match = match_field(name);
  return match && match->field == RawField::body && match->rank < summary_rank;
}

/// The size of a name without its number, "Text" of "Text 1" and of "text_1".
std::size_t size_of_stem(std::string_view name) {
  constexpr std::size_t most_digits = 2;
  const std::size_t end = name.find_last_not_of(digits_of_part) + 1;
  if (end == 0 || end == name.size() || name.size() - end > most_digits) return name.size();
  return name.substr(0, end).find_last_not_of(" _-.") + 1;
}

/// Whether a value that may have markup is a short text.
bool is_sentence_of(const std::string& value) {
  return is_sentence(plain_text(value));
}

/// Whether values are a text: one of them is, or they are its paragraphs.
bool is_text_of(const std::vector<std::string>& values) {
  if (std::ranges::any_of(values, is_running_text)) return true;
  const auto sentences = std::ranges::count_if(values, is_sentence_of);
  return sentences > 1 || (sentences > 0 && is_running_text(joined(values)));
}

std::string_view value_of_fact(std::string_view fact) {
  return fact.substr(fact.find('=') + 1);
}

}  // namespace

bool OtherFields::offer(std::string_view name, const std::vector<std::string>& values) {
  constexpr std::string_view marks_of_programs = "_@$";
  if (name.empty() || name.size() > longest_other_name) return false;
  if (marks_of_programs.find(name.front()) != marks_of_programs.npos) return false;
  const std::size_t stem = size_of_stem(name);
  const auto is_worded = [](const std::string& value) { return value.find(' ') != value.npos; };
  const bool part = stem < name.size() && std::ranges::any_of(values, is_worded) &&
                    is_body_name(name.substr(0, stem));
  const std::size_t number_begin = name.find_last_not_of(digits_of_part) + 1;
  const auto as_text = [&] {
    return Text{std::string(name), stem,
                parse_number<std::size_t>(name.substr(number_begin)).value_or(0), part,
                joined(values)};
  };
  const bool nothing = std::ranges::all_of(values, says_nothing);
  if (part || is_text_of(values)) {
    if (texts_.size() < most && !nothing) texts_.push_back(as_text());
    return true;
  }
  if (stem < name.size() && short_parts_.size() < most && !nothing) {
    short_parts_.push_back(as_text());
  }
  if (facts_.size() == most) return true;
  for (const std::string& value : values) {
    for (const std::string& one : values_of_list(value)) {
      if (one.size() <= longest_other_value && !says_nothing(one)) add_fact(name, one);
    }
  }
  return true;
}

void OtherFields::add_fact(std::string_view name, std::string_view value) {
  if (facts_.size() == most) return;
  facts_.push_back(fmt::format("{}={}", name, plain_text(value)));
}

bool OtherFields::has_body_parts() const {
  return std::ranges::any_of(texts_, &Text::is_body_part);
}

OtherFields::Row OtherFields::row_of(std::string_view stem) const {
  Row row{.stem = std::string(stem)};
  std::size_t parts = 0;
  std::size_t size = 0;
  bool sentence = false;
  for (const std::vector<Text>* list : {&texts_, &short_parts_}) {
    for (const Text& text : *list) {
      if (text.stem() != stem) continue;
      ++parts;
      size += text.value.size();
      row.is_body = row.is_body || text.is_body_part;
      sentence = sentence || is_sentence_of(text.value);
    }
  }
  const bool any = std::ranges::find(texts_, stem, &Text::stem) != texts_.end();
  if (any || (parts > 1 && sentence)) row.size = size;
  return row;
}

OtherFields::Row OtherFields::longest_row() const {
  Row longest;
  for (const std::vector<Text>* list : {&texts_, &short_parts_}) {
    for (const Text& text : *list) {
      Row row = row_of(text.stem());
      const bool longer =
          std::pair(row.is_body, row.size) > std::pair(longest.is_body, longest.size);
      if (row.size > 0 && longer) longest = std::move(row);
    }
  }
  return longest;
}

bool OtherFields::has_text_above(std::size_t size) const {
  return longest_row().size > size;
}

std::string OtherFields::take_text() {
  const Row row = longest_row();
  std::vector<Text> parts;
  for (std::vector<Text>* list : {&texts_, &short_parts_}) {
    for (Text& text : *list) {
      if (row.size == 0 || text.stem() != row.stem) continue;
      if (list == &short_parts_) forget_facts(text.name);
      parts.push_back(std::move(text));
      text.name.clear();
      text.stem_size = 0;
    }
    std::erase_if(*list, [](const Text& text) { return text.name.empty(); });
  }
  std::ranges::stable_sort(parts, {}, &Text::number);
  std::vector<std::string> values;
  for (Text& part : parts) values.push_back(std::move(part.value));
  return joined(values);
}

void OtherFields::forget_facts(std::string_view name) {
  std::erase_if(facts_, [&](const std::string& fact) {
    return fact.size() > name.size() && fact.starts_with(name) && fact[name.size()] == '=';
  });
}

std::string OtherFields::take_sentence() {
  const auto longest = std::ranges::max_element(facts_, {}, [](const std::string& fact) {
    const std::string_view text = value_of_fact(fact);
    return is_sentence(text) ? text.size() : 0;
  });
  if (longest == facts_.end()) return {};
  std::string text(value_of_fact(*longest));
  if (!is_sentence(text)) return {};
  facts_.erase(longest);
  return text;
}

void OtherFields::keep_texts(const BodyWords& body) {
  for (const Text& text : texts_) {
    if (text.value.size() > longest_other_text || body.contain(plain_text(text.value))) continue;
    add_fact(text.name, text.value);
  }
}

}  // namespace dateline
