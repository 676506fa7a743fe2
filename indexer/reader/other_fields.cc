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
  if (part || std::ranges::any_of(values, is_running_text)) {
    if (texts_.size() == most || std::ranges::all_of(values, says_nothing)) return true;
    const std::size_t number = name.find_last_not_of(digits_of_part) + 1;
    texts_.push_back({std::string(name), stem,
                      parse_number<std::size_t>(name.substr(number)).value_or(0), part,
                      joined(values)});
    return true;
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

bool OtherFields::has_text_above(std::size_t size) const {
  return std::ranges::any_of(texts_, [&](const Text& text) { return text.value.size() > size; });
}

std::string OtherFields::take_text() {
  const auto value = [](const Text& text) {
    return std::pair(text.is_body_part, text.value.size());
  };
  const auto longest = std::ranges::max_element(texts_, {}, value);
  if (longest == texts_.end()) return {};
  const std::string stem(longest->stem());
  const auto belongs = [&](const Text& text) { return text.stem() == stem; };
  const auto others = std::stable_partition(texts_.begin(), texts_.end(), belongs);
  std::stable_sort(texts_.begin(), others,
                   [](const Text& a, const Text& b) { return a.number < b.number; });
  std::vector<std::string> parts;
  for (auto text = texts_.begin(); text != others; ++text) parts.push_back(std::move(text->value));
  texts_.erase(texts_.begin(), others);
  return joined(parts);
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
