#include "indexer/document/document_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/release/release.h"
#include "common/release/stored_release.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/schema/near_terms.h"
#include "common/support/varint.h"
#include "common/text/ascii.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

bool is_ascii_punctuation(char c) {
  return c > ' ' && c < '\x7F' && !is_letter_or_digit(c);
}

class Terms {
 public:
  void add(FieldId id, std::string_view content) {
    std::string term = boolean_term(field(id), content);
    if (!term.empty()) terms_.push_back(std::move(term));
  }

  void add_ticker(std::string_view ticker) {
    add(FieldId::ticker, ticker);
    const auto colon = ticker.find(':');
    if (colon != std::string_view::npos) add(FieldId::ticker, ticker.substr(colon + 1));
  }

  void add_place(std::string_view place) {
    add(FieldId::place, place);
    if (place.find(',') == std::string_view::npos) return;
    while (!place.empty()) add(FieldId::place, take_until(place, ','));
  }

  /// A field of the record under its own name: the name, the whole value, and each of its words.
  void add_other(std::string_view named) {
    constexpr std::size_t longest_value = 80;  // bytes of one that is likely sought as a whole
    const std::string_view name = named.substr(0, named.find('='));
    const std::string_view value = named.substr(std::min(name.size() + 1, named.size()));
    add(FieldId::other, name);
    if (value.size() <= longest_value) add(FieldId::other, named);
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find(' ', at), value.size());
      const auto word = trimmed<is_ascii_punctuation>(value.substr(at, end - at));
      if (!word.empty()) add(FieldId::other, fmt::format("{}={}", name, word));
      at = end + 1;
    }
  }

  std::vector<std::string> take() { return std::move(terms_); }

 private:
  std::vector<std::string> terms_;
};

/// The boolean terms of a release: one per value of its keyword and exact fields, possibly with
/// duplicates. Places are indexed as a whole and by their parts between commas, stock symbols with
/// and without their exchange.
std::vector<std::string> keyword_terms(const Release& release) {
  Terms terms;
  terms.add(FieldId::source, release.source);
  for (const std::string& channel : release.channels) terms.add(FieldId::channel, channel);
  for (const std::string& ticker : release.tickers) terms.add_ticker(ticker);
  terms.add_place(release.place);
  for (const std::string& named : release.fields) terms.add_other(named);
  terms.add(FieldId::language, release.language);
  terms.add(FieldId::host, host_of_url(release.url));
  terms.add(FieldId::url, release.url);
  terms.add(FieldId::file, release.origin.file);
  terms.add(FieldId::id, release.id);
  terms.add(FieldId::form, release.form);
  terms.add(FieldId::date_grade, to_string(release.date_grade()));
  for (const ZoneSpan& span : release.zones) terms.add(FieldId::zone, to_string(span.zone));
  return terms.take();
}

}  // namespace

void DocumentBuilder::build(const Release& release, IndexDocument& document) {
  document.clear();
  occurrences_.clear();
  text_.add(release, occurrences_, document.words);
  std::sort(document.words.begin(), document.words.end());
  const auto repeated = std::unique(document.words.begin(), document.words.end());
  document.words.erase(repeated, document.words.end());
  const auto add_term = [&](const std::string& term) {
    occurrences_.push_back({vocabulary_.intern(term), 0});
  };
  std::ranges::for_each(keyword_terms(release), add_term);
  std::ranges::for_each(near_terms(digest_number(release.near_digest)), add_term);
  groups_.group(occurrences_, vocabulary_.size(), document.postings);
  add_values(release, document);
}

std::string DocumentBuilder::store(const Release& release) {
  return compressor_.compress(encode_release(release));
}

void DocumentBuilder::add_values(const Release& release, IndexDocument& document) {
  const auto add = [&](FieldId id, std::string content) {
    if (!content.empty()) document.values.emplace_back(slot_of(id), std::move(content));
  };
  if (const auto date = release.graded_date()) add(FieldId::date, date->value());
  add(FieldId::source, release.source);
  add(FieldId::channel, fmt::format("{}", fmt::join(release.channels, "\n")));
  add(FieldId::language, release.language);
  add(FieldId::body_digest, release.body_digest);
  add(FieldId::near_digest, release.near_digest);
  std::string terms;
  put_varint(terms, document.postings.size());
  add(FieldId::term_count, std::move(terms));
}

}  // namespace dateline
