#include "indexer/reader/field_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "common/release/date.h"
#include "common/text/ascii.h"
#include "indexer/charset/normalise.h"
#include "indexer/reader/markup.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

/// Added to the rank of a name whose value is present but poor.
constexpr std::size_t second_choice = 1000;

// Of the fields with names that are not known, in bytes:
constexpr std::size_t longest_other_name = 64;
constexpr std::size_t longest_other_value = 200;
constexpr std::size_t most_others = 32;

/// Empty, or a placeholder for it: "null", "N/A", "No issues found".
bool says_nothing(std::string_view text) {
  text = trimmed(text);
  return text.empty() || equals_ignoring_case(text, "null") || equals_ignoring_case(text, "none") ||
         equals_ignoring_case(text, "n/a") || equals_ignoring_case(text, "nan") ||
         (text.starts_with("No ") && text.ends_with(" found"));
}

/// "1669075200" and "1669075200000", seconds and milliseconds since 1970, also in the "/Date(...)/"
/// of older JSON, and "20221122000000" as a date; any other text unchanged.
std::string date_of_moment(std::string text) {
  constexpr std::size_t digits_of_seconds = 9;
  constexpr std::size_t digits_of_time_stamp = 14;
  constexpr std::int64_t first_milliseconds = 100'000'000'000;
  constexpr std::string_view wrapper = "/Date(";
  const std::size_t skipped = text.starts_with(wrapper) ? wrapper.size() : 0;
  std::int64_t moment = 0;
  const char* const begin = text.data() + skipped;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(begin, end, moment);
  if (error != std::errc() || (rest != end && *rest != '.' && skipped == 0)) return text;
  const auto digits = static_cast<std::size_t>(rest - begin);
  if (digits < digits_of_seconds) return text;
  if (digits == digits_of_time_stamp) {
    if (const auto day = Date::parse(std::string_view(begin, 8))) return day->iso();
  }
  if (moment >= first_milliseconds) moment /= 1000;
  const std::chrono::sys_seconds seconds{std::chrono::seconds{moment}};
  return Date(std::chrono::floor<std::chrono::days>(seconds)).iso();
}

/// A digit, or a byte of a character beyond ASCII, which may be one. What has none is no date,
/// though "data" means that in some languages.
bool may_be_digit(char c) {
  return is_digit(c) || (c & '\x80') != 0;
}

/// Without digits, or the day that databases and WordPress have for none.
bool states_no_day(std::string_view date) {
  return std::ranges::none_of(date, may_be_digit) || date.starts_with("0000-00-00") ||
         date.find(" -0001 ") != date.npos;
}

/// Whether a value is a text rather than a fact, an address or data.
bool is_running_text(std::string_view value) {
  constexpr std::ptrdiff_t least_spaces = 10;
  const auto is_beyond_ascii = [](char c) { return (c & '\x80') != 0; };
  return value.size() > longest_other_value &&
         (std::ranges::count(value, ' ') >= least_spaces ||
          std::ranges::count_if(value, is_beyond_ascii) > least_spaces);
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }
  return text;
}

}  // namespace

void FieldCollector::offer(std::string_view name, std::vector<std::string> values) {
  const std::optional<FieldMatch> match = match_field(name);
  if (match) return keep(match->field, match->rank + 1, std::move(values));
  offer_other(name, values);
}

/// Names like "_score" are those of programs.
void FieldCollector::offer_other(std::string_view name, const std::vector<std::string>& values) {
  constexpr std::string_view marks_of_programs = "_@$";
  if (name.empty() || name.size() > longest_other_name) return;
  if (marks_of_programs.find(name.front()) != marks_of_programs.npos) return;
  if (std::ranges::any_of(values, is_running_text)) {
    if (std::string text = joined(values); text.size() > text_.size()) text_ = std::move(text);
    return;
  }
  for (const std::string& value : values) {
    if (others_.size() == most_others) return;
    if (value.size() <= longest_other_value && !says_nothing(value)) {
      others_.push_back(fmt::format("{}={}", name, plain_text(value)));
    }
  }
}

void FieldCollector::set(RawField field, std::vector<std::string> values) {
  keep(field, 0, std::move(values));
}

void FieldCollector::suggest(RawField field, std::vector<std::string> values) {
  keep(field, 2 * second_choice, std::move(values));
}

void FieldCollector::keep(RawField field, std::size_t rank, std::vector<std::string>&& values) {
  std::erase_if(values, says_nothing);
  if (values.empty()) return;
  if (field == RawField::date && states_no_day(values.front())) return;
  // The name of a publisher is better than the URL of its list of releases.
  if (field == RawField::source && is_web_address(values.front())) rank += second_choice;
  if (rank > 0 && rank >= slot(field).rank) return;
  slot(field) = {rank, std::move(values)};
}

bool FieldCollector::has_text() const {
  return !slot(RawField::title).values.empty() || !slot(RawField::body).values.empty();
}

std::string FieldCollector::first(RawField field) {
  Slot& chosen = slot(field);
  return chosen.values.empty() ? std::string() : normalise(std::move(chosen.values.front()));
}

std::string FieldCollector::trimmed_first(RawField field) {
  return std::string(trimmed(first(field)));
}

RawRelease FieldCollector::release() && {
  RawRelease raw;
  raw.id = trimmed_first(RawField::id);
  raw.url = trimmed_first(RawField::url);
  if (raw.id.empty()) raw.id = raw.url;
  raw.title = plain_text(first(RawField::title));
  raw.date = date_of_moment(first(RawField::date));
  raw.source = plain_text(first(RawField::source));
  raw.issuer = plain_text(first(RawField::issuer));
  raw.language = first(RawField::language);
  raw.place = plain_text(first(RawField::place));
  for (std::string& channel : slot(RawField::channel).values) {
    raw.channels.push_back(plain_text(normalise(std::move(channel))));
  }
  for (std::string& other : others_) raw.fields.push_back(normalise(std::move(other)));
  const Slot& body = slot(RawField::body);
  const bool only_summary = body.values.empty() || body.rank > summary_rank;
  std::string text = joined(body.values);
  raw.body =
      normalise(only_summary && text_.size() > text.size() ? std::move(text_) : std::move(text));
  raw.body_kind = looks_like_html(raw.body) ? BodyKind::html : BodyKind::text;
  return raw;
}

Result<RawRelease> FieldCollector::text_release(std::size_t undecodable) && {
  if (!has_text()) return fail(ErrorKind::input, "no title and no text");
  RawRelease raw = std::move(*this).release();
  raw.body_kind = BodyKind::text;
  raw.undecodable = undecodable;
  return raw;
}

}  // namespace dateline
