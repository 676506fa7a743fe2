#include "indexer/reader/field_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/support/parse_number.h"
#include "common/text/ascii.h"
#include "indexer/charset/normalise.h"
#include "indexer/reader/field_values.h"
#include "indexer/reader/markup.h"
#include "indexer/reader/standfirst.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

/// Added to the rank of a name whose value is present but poor.
constexpr std::size_t second_choice = 1000;

/// Of a date in three fields: behind those known by their names.
constexpr std::size_t date_parts_rank = 200;

// Of the fields with names that are not known, in bytes:
constexpr std::size_t longest_other_name = 64;
constexpr std::size_t longest_other_value = 200;
constexpr std::size_t longest_other_text = 10'000;
constexpr std::size_t most_others = 32;

constexpr std::string_view digits = "0123456789";

bool is_body_name(std::string_view name) {
  const auto match = match_field(name);
  return match && match->field == RawField::body && match->rank < summary_rank;
}

/// The size of a name without its number, "Text" of "Text 1" and of "text_1".
std::size_t size_of_stem(std::string_view name) {
  constexpr std::size_t longest_number = 2;  // in digits
  const std::size_t end = name.find_last_not_of(digits) + 1;
  if (end == 0 || end == name.size() || name.size() - end > longest_number) return name.size();
  return name.substr(0, end).find_last_not_of(" _-.") + 1;
}

/// A date in parts; the month may be a name.
std::string date_of(const std::array<std::string, date_part_count>& parts) {
  if (std::ranges::any_of(parts, &std::string::empty)) return {};
  const auto& [year, month, day] = parts;
  std::string date = is_number_only(month) ? fmt::format("{:0>4}-{:0>2}-{:0>2}", year, month, day)
                                           : fmt::format("{} {} {}", day, month, year);
  return states_day(date) ? date : std::string();
}

/// What is escaped twice, once: "&lt;p&gt;".
std::string unescaped(std::string text) {
  if (text.find("&lt;") == text.npos || text.find('<') != text.npos) return text;
  std::string resolved = resolve_references(text);
  return has_tags(resolved) ? resolved : text;
}

/// A title in plain text, also where it is escaped twice: "&amp;amp;".
std::string title_of(const std::string& text) {
  std::string title = plain_text(text);
  return text.find("&amp;") == text.npos ? title : plain_text(title);
}

}  // namespace

void FieldCollector::offer(std::string_view name, std::vector<std::string> values,
                           std::size_t distance) {
  const std::optional<FieldMatch> match = match_field(name);
  if (!match) return offer_other(name, values);
  take_date_part(name, values);
  keep(match->field, {distance, match->rank + 1}, std::move(values));
}

void FieldCollector::take_date_part(std::string_view name, const std::vector<std::string>& values) {
  constexpr std::size_t longest_part = 12;  // bytes
  if (values.size() != 1 || values.front().size() > longest_part) return;
  const auto part = match_date_part(name);
  if (!part) return;
  std::string& kept = date_parts_[static_cast<std::size_t>(*part)];
  if (kept.empty()) kept = trimmed(values.front());
}

/// Names like "_score" are those of programs.
void FieldCollector::offer_other(std::string_view name, const std::vector<std::string>& values) {
  constexpr std::string_view marks_of_programs = "_@$";
  if (name.empty() || name.size() > longest_other_name) return;
  if (marks_of_programs.find(name.front()) != marks_of_programs.npos) return;
  take_date_part(name, values);
  const std::size_t stem = size_of_stem(name);
  const auto is_worded = [](const std::string& value) { return value.find(' ') != value.npos; };
  const bool part = stem < name.size() && std::ranges::any_of(values, is_worded) &&
                    is_body_name(name.substr(0, stem));
  if (part || std::ranges::any_of(values, is_running_text)) {
    if (texts_.size() == most_others || std::ranges::all_of(values, says_nothing)) return;
    const auto number = parse_number<std::size_t>(name.substr(name.find_last_not_of(digits) + 1));
    texts_.push_back({std::string(name), stem, number.value_or(0), part, joined(values)});
    return;
  }
  if (others_.size() == most_others) return;
  for (const std::string& value : values) {
    for (const std::string& one : values_of_list(value)) {
      if (one.size() <= longest_other_value && !says_nothing(one)) add_other(name, one);
    }
  }
}

void FieldCollector::add_other(std::string_view name, std::string_view value) {
  if (others_.size() == most_others) return;
  others_.push_back(fmt::format("{}={}", name, plain_text(value)));
}

bool FieldCollector::holds(std::string_view name, const std::vector<std::string>& values) const {
  const bool held = std::ranges::find(slots_, values, &Slot::values) != slots_.end();
  const auto match = held ? match_field(name) : std::nullopt;
  return match && slot(match->field).values == values;
}

void FieldCollector::set(RawField field, std::vector<std::string> values) {
  keep(field, {0, 0}, std::move(values));
}

void FieldCollector::suggest(RawField field, std::vector<std::string> values) {
  keep(field, {0, 2 * second_choice}, std::move(values));
}

void FieldCollector::keep(RawField field, Choice choice, std::vector<std::string>&& values) {
  if (field == RawField::channel || field == RawField::issuer) {
    std::vector<std::string> names;
    for (std::string& value : values) {
      for (std::string& one : values_of_list(std::move(value))) names.push_back(std::move(one));
    }
    values = std::move(names);
    if (std::ranges::all_of(values, is_number_only)) values.clear();
  }
  std::erase_if(values, says_nothing);
  if (values.empty()) return;
  if (field == RawField::date) {
    if (states_no_day(values.front())) return;
    values.front() = published_of(values.front());
    if (choice.rank > 0 && !states_day(values.front())) choice.rank += second_choice;
  }
  // The name of a publisher is better than the URL of its list of releases.
  if (field == RawField::source && is_web_address(values.front())) {
    if (source_url_.empty()) source_url_ = values.front();
    choice.rank += second_choice;
  }
  const bool summary = choice.rank > summary_rank && choice.rank < second_choice;
  if (field == RawField::body && summary) {
    if (summaries_.size() < most_others) summaries_.push_back({choice, joined(values)});
    return;
  }
  if (choice.rank > 0 && choice >= slot(field).choice) return;
  slot(field) = {choice, std::move(values)};
}

bool FieldCollector::has_body_parts() const {
  return std::ranges::any_of(texts_, &Text::is_body_part);
}

bool FieldCollector::has_text() const {
  return !slot(RawField::title).values.empty() || !slot(RawField::body).values.empty() ||
         !summaries_.empty() || has_body_parts();
}

std::string FieldCollector::first(RawField field) {
  Slot& chosen = slot(field);
  return chosen.values.empty() ? std::string() : normalise(std::move(chosen.values.front()));
}

std::string FieldCollector::trimmed_first(RawField field) {
  return std::string(trimmed(first(field)));
}

/// Takes the longest text, with all that differ from it by a number; those under the name of a body
/// before others.
std::string FieldCollector::take_parts() {
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

/// The text of the body: under a name for it; else the longest other text or, where there is none,
/// the best summary or the longest sentence.
std::string FieldCollector::take_body() {
  if (std::string body = joined(slot(RawField::body).values); !body.empty()) return body;
  const auto summary = std::ranges::min_element(summaries_, {}, &Summary::choice);
  const std::size_t size = summary == summaries_.end() ? 0 : summary->text.size();
  const bool longer =
      std::ranges::any_of(texts_, [size](const Text& text) { return text.value.size() > size; });
  if (longer || has_body_parts()) return take_parts();
  if (summary != summaries_.end()) {
    std::string body = std::move(summary->text);
    summaries_.erase(summary);
    return body;
  }
  const auto longest = std::ranges::max_element(others_, {}, [](const std::string& other) {
    const std::string_view text = std::string_view(other).substr(other.find('=') + 1);
    return is_sentence(text) ? text.size() : 0;
  });
  if (longest == others_.end()) return {};
  std::string text = longest->substr(longest->find('=') + 1);
  if (!is_sentence(text)) return {};
  others_.erase(longest);
  return text;
}

/// What a record has to say before its body: further titles, and summaries.
std::vector<std::string> FieldCollector::lines_above(const std::string& title) {
  constexpr std::size_t shortest_summary = 20;  // bytes
  std::vector<std::string> lines;
  const std::vector<std::string>& titles = slot(RawField::title).values;
  for (std::size_t i = 1; i < titles.size(); ++i) lines.push_back(plain_text(normalise(titles[i])));
  for (const Summary& summary : summaries_) {
    std::string line = plain_text(normalise(summary.text));
    if (line.size() >= shortest_summary) lines.push_back(std::move(line));
  }
  std::erase(lines, title);
  return lines;
}

RawRelease FieldCollector::finish(bool plain) {
  if (std::string date = date_of(date_parts_); !date.empty()) {
    keep(RawField::date, {0, date_parts_rank}, {std::move(date)});
  }
  RawRelease raw;
  raw.id = trimmed_first(RawField::id);
  raw.url = trimmed_first(RawField::url);
  if (raw.id.empty()) raw.id = raw.url;
  if (raw.url.empty()) raw.url = source_url_;
  raw.title = title_of(first(RawField::title));
  raw.date = date_of_moment(first(RawField::date));
  raw.source = plain_text(first(RawField::source));
  raw.issuer = plain_text(first(RawField::issuer));
  raw.language = first(RawField::language);
  raw.place = plain_text(first(RawField::place));
  for (std::string& channel : slot(RawField::channel).values) {
    raw.channels.push_back(plain_text(normalise(std::move(channel))));
  }
  raw.body = unescaped(normalise(take_body()));
  const bool html = !plain && looks_like_html(raw.body);
  raw.body_kind = html ? BodyKind::html : BodyKind::text;
  std::vector<std::string> above = lines_above(raw.title);
  if (!above.empty() || !texts_.empty()) {
    BodyWords words(raw.body);
    words.add(raw.title);
    std::erase_if(above, [&](const std::string& line) {
      const bool repeats =
          line.size() > raw.body.size() && BodyWords(line).contain(plain_text(raw.body));
      const bool known = repeats || words.contain(line);
      if (!known) words.add(line);
      return known;
    });
    for (const Text& text : texts_) {
      if (text.value.size() > longest_other_text || words.contain(plain_text(text.value))) continue;
      add_other(text.name, text.value);
    }
    const bool page = html && begins_page(raw.body);
    for (auto line = above.rbegin(); line != above.rend() && !page; ++line) {
      set_above(raw.body, html, *line);
    }
  }
  for (std::string& other : others_) raw.fields.push_back(normalise(std::move(other)));
  return raw;
}

RawRelease FieldCollector::release() && {
  return finish(false);
}

Result<RawRelease> FieldCollector::text_release(std::size_t undecodable) && {
  if (!has_text()) return fail(ErrorKind::input, "no title and no text");
  RawRelease raw = finish(true);
  raw.undecodable = undecodable;
  return raw;
}

}  // namespace dateline
