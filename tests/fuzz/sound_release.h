#pragma once

#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/release/compression.h"
#include "common/release/stored_release.h"
#include "common/text/utf8.h"
#include "indexer/clean/cleaner.h"
#include "indexer/document/document_builder.h"
#include "tests/fuzz/fuzz_input.h"

namespace dateline::test {

/// Valid UTF-8 without control characters, C1 included.
inline bool is_clean(std::string_view text, bool with_newlines = false) {
  if (!simdjson::validate_utf8(text)) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_c1 = byte == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_c1 || byte == 0x7F || (byte < 0x20 && !(with_newlines && byte == '\n'))) return false;
  }
  return true;
}

inline bool are_within(const std::vector<ZoneSpan>& zones, std::string_view body) {
  std::size_t last = 0;
  for (const ZoneSpan& zone : zones) {
    if (zone.begin < last || zone.end < zone.begin || zone.end > body.size()) return false;
    if (character_begin(body, zone.begin) != zone.begin) return false;
    if (character_begin(body, zone.end) != zone.end) return false;
    last = zone.end;
  }
  return true;
}

/// What is stored of a release reads back as the release, but for the digests kept elsewhere.
inline void require_stored(Release release) {
  Vocabulary vocabulary;
  const PairModel no_pairs;
  DocumentBuilder builder(vocabulary, "", no_pairs);
  IndexDocument document;
  builder.build(release, document);
  for (Vocabulary::TermId id = 0; id < vocabulary.size(); ++id) {
    constexpr std::size_t longest_term = 245;  // bytes; Xapian's limit
    require(!vocabulary.term(id).empty() && vocabulary.term(id).size() <= longest_term);
  }
  const auto stored = Decompressor({}).decompress(builder.store(release));
  require(stored.has_value());
  const auto again = decode_release(*stored);
  release.body_digest.clear();
  release.near_digest.clear();
  require(again && *again == release);
}

/// Cleans the fields of a record and turns the release into a document, if it is one, and looks at
/// what every release promises (common/release/release.h).
inline void clean_and_store(Record record, RawRelease raw) {
  record.dump = std::make_shared<const Dump>();
  record.origin.file = "fuzz";
  const Result<Release> release = clean(record, std::move(raw), {});
  if (!release) return;
  for (const std::string* text :
       {&release->id, &release->title, &release->time, &release->embargo, &release->source,
        &release->issuer, &release->place, &release->url, &release->language}) {
    require(is_clean(*text));
  }
  for (const auto* list : {&release->channels, &release->tickers}) {
    require(std::ranges::all_of(*list, [](const auto& text) { return is_clean(text); }));
  }
  require(is_clean(release->body, true));
  require(are_within(release->zones, release->body));
  require(release->date.has_value() == (release->date_source != DateSource::none));
  require_stored(*release);
}

}  // namespace dateline::test
