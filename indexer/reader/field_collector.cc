#include "indexer/reader/field_collector.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/charset/normalise.h"
#include "indexer/prose/mailing_notices.h"
#include "indexer/reader/empty_page.h"
#include "indexer/reader/field_values.h"
#include "indexer/reader/json_text.h"
#include "indexer/reader/markup.h"
#include "indexer/reader/repeated_head.h"
#include "indexer/reader/standfirst.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

/// Added to the rank of a name whose value is present but poor.
constexpr std::size_t second_choice = 1000;

/// Of a date in three fields: behind those known by their names.
constexpr std::size_t date_parts_rank = 200;

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

bool is_empty_page(const std::string& value) {
  return begins_page(value) && is_empty_markup(value);
}

/// Replaces the text of a body that an editor stored as blocks in JSON by its paragraphs.
void take_blocks(std::vector<std::string>& values) {
  if (values.size() != 1) return;
  std::vector<std::string> paragraphs = blocks_in_json(values.front());
  if (!paragraphs.empty()) values = std::move(paragraphs);
}

}  // namespace

void FieldCollector::offer(std::string_view name, std::vector<std::string> values,
                           std::size_t distance) {
  const std::optional<FieldMatch> match = match_field(name);
  if (!match) return offer_other(name, values);
  date_parts_.take(name, values);
  keep(match->field, {distance, match->rank + 1}, std::move(values));
}

void FieldCollector::offer_other(std::string_view name, const std::vector<std::string>& values) {
  if (std::ranges::any_of(values, is_empty_page)) return;
  if (others_.offer(name, values)) date_parts_.take(name, values);
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
      for (std::string& one : values_of_list(std::move(value))) {
        for (std::string_view rest = one; !rest.empty();) {
          names.emplace_back(trimmed(take_until(rest, field == RawField::channel ? '|' : '\0')));
        }
      }
    }
    values = std::move(names);
    if (std::ranges::all_of(values, is_number_only)) values.clear();
  }
  std::erase_if(values, says_nothing);
  if (values.empty()) return;
  if (field == RawField::body && choice.rank > 0 && is_empty_markup(values.front())) {
    if (empty_page_.empty()) empty_page_ = std::move(values.front());
    return;
  }
  if (field == RawField::date) {
    if (std::string date = date_of_numbers(values); !date.empty()) values = {std::move(date)};
    if (states_no_day(values.front())) return;
    values.front() = published_of(values.front());
    if (choice.rank > 0 && !states_day(values.front())) choice.rank += second_choice;
  }
  // Identifiers of Dublin Core may be addresses.
  if (field == RawField::id && is_web_address(values.front())) suggest(RawField::url, values);
  // The name of a publisher is better than the URL of its list of releases.
  if (field == RawField::source && is_web_address(values.front())) {
    if (source_url_.empty()) source_url_ = values.front();
    choice.rank += second_choice;
  }
  if (field == RawField::body && values.size() == 1) {
    values = paragraphs_of_list(std::move(values.front()));
    take_blocks(values);
  }
  if (field == RawField::body && choice.rank > ending_rank && choice.rank < second_choice) {
    if (endings_.size() < OtherFields::most) endings_.push_back(joined(values));
    return;
  }
  const bool summary = choice.rank > summary_rank && choice.rank < second_choice;
  if (field == RawField::body && summary) {
    if (summaries_.size() < OtherFields::most) summaries_.push_back({choice, joined(values)});
    return;
  }
  if (choice.rank > 0 && choice >= slot(field).choice) return;
  slot(field) = {choice, std::move(values)};
}

bool FieldCollector::has_text() const {
  return !slot(RawField::title).values.empty() || !slot(RawField::body).values.empty() ||
         !summaries_.empty() || !endings_.empty() || others_.has_body_parts() ||
         !empty_page_.empty();
}

std::string FieldCollector::first(RawField field) {
  Slot& chosen = slot(field);
  return chosen.values.empty() ? std::string() : normalise(std::move(chosen.values.front()));
}

std::string FieldCollector::trimmed_first(RawField field) {
  return std::string(trimmed(first(field)));
}

/// The text of the body: under a name for it; else the longest other text or, where there is none,
/// the best summary or the longest sentence. A page without text may still describe itself.
std::string FieldCollector::take_body() {
  if (std::string body = joined(slot(RawField::body).values); !body.empty()) return body;
  const auto summary = std::ranges::min_element(summaries_, {}, &Summary::choice);
  const std::size_t size = summary == summaries_.end() ? 0 : summary->text.size();
  if (others_.has_text_above(size) || others_.has_body_parts()) return others_.take_text();
  if (summary != summaries_.end()) {
    std::string body = std::move(summary->text);
    summaries_.erase(summary);
    return body;
  }
  std::string sentence = others_.take_sentence();
  if (sentence.empty()) sentence = joined(std::exchange(endings_, {}));
  return sentence.empty() ? std::move(empty_page_) : sentence;
}

/// What a record has to say before its body: further titles, and summaries.
std::vector<std::string> FieldCollector::lines_above(const std::string& title) {
  constexpr std::size_t shortest_summary = 20;  // bytes
  std::vector<std::string> lines;
  const std::vector<std::string>& titles = slot(RawField::title).values;
  for (std::size_t i = 1; i < std::min(titles.size(), OtherFields::most); ++i) {
    lines.push_back(plain_text(normalise(titles[i])));
  }
  for (const Summary& summary : summaries_) {
    std::string line = plain_text(normalise(summary.text));
    if (line.size() >= shortest_summary) lines.push_back(std::move(line));
  }
  std::erase(lines, title);
  return lines;
}

/// Adds what stands below the body, unless it is in it.
void FieldCollector::add_endings(RawRelease& raw) {
  for (const std::string& ending : endings_) {
    const std::string text = unescaped(normalise(ending));
    if (BodyWords(raw.body).contain(plain_text(text))) continue;
    set_below(raw.body, raw.body_kind == BodyKind::html, text);
  }
}

RawRelease FieldCollector::finish(bool plain) {
  if (std::string date = date_parts_.date(); !date.empty()) {
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
  raw.body = with_line_ends(unescaped(normalise(take_body())));
  const bool html = !plain && looks_like_html(raw.body);
  raw.body_kind = html ? BodyKind::html : BodyKind::text;
  if (!html) {
    drop_mailing_notices(raw.body);
    drop_repeated_head(raw);
  }
  add_endings(raw);
  std::vector<std::string> above = lines_above(raw.title);
  if (!above.empty() || others_.has_texts()) {
    BodyWords words(raw.body);
    words.add(raw.title);
    std::erase_if(above, [&](const std::string& line) {
      const bool repeats =
          line.size() > raw.body.size() && BodyWords(line).contain(plain_text(raw.body));
      const bool known = repeats || words.contain(line);
      if (!known) words.add(line);
      return known;
    });
    others_.keep_texts(words);
    const bool page = html && begins_page(raw.body);
    for (auto line = above.rbegin(); line != above.rend() && !page; ++line) {
      set_above(raw.body, html, *line);
    }
  }
  for (std::string& fact : others_.take_facts()) raw.fields.push_back(normalise(std::move(fact)));
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
