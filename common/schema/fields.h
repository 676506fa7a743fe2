#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

/// Version of the index contents: terms, slots, stored form, metadata. Indexes of other versions
/// are rejected with a message that says what to do.
inline constexpr unsigned schema_version = 8;

/// How a field's content becomes terms or values.
enum class FieldType {
  text,     ///< analysed: words, stems and pairs of words
  keyword,  ///< one boolean term, lower-cased, spaces collapsed
  exact,    ///< one boolean term with a digest of the content as it is
  value,    ///< only in a value slot
};

enum class FieldId : std::uint8_t {
  body,
  title,
  source,
  issuer,
  channel,
  place,
  language,
  host,
  ticker,
  url,
  file,
  zone,
  other,
  id,
  form,
  date_grade,
  date,
  body_digest,
  near_digest,
  term_count,
};

inline constexpr int no_slot = -1;

/// One searchable or sortable property of a release. Term prefixes follow Omega's table
/// (https://xapian.org/docs/omega/termprefixes.html); multi-letter ones start with X.
struct Field {
  FieldId id;
  std::string_view name;    ///< as typed before the colon in a query
  std::string_view prefix;  ///< of its terms
  int slot;                 ///< of its value, or no_slot
  FieldType type;
  std::string_view help;
};

/// The one table of fields, read by the indexer, the query parser and the manual, in FieldId order.
inline constexpr std::array field_table{
    Field{FieldId::body, "body", "", no_slot, FieldType::text, "any word of the title or body"},
    Field{FieldId::title, "title", "S", no_slot, FieldType::text, "words of the title"},
    Field{FieldId::source, "source", "XSOURCE", 1, FieldType::keyword,
          "site, wire or folder that published the release"},
    Field{FieldId::issuer, "issuer", "A", no_slot, FieldType::text,
          "company, agency or person behind the release"},
    Field{FieldId::channel, "channel", "K", 2, FieldType::keyword,
          "distribution channel or category"},
    Field{FieldId::place, "place", "XPLACE", no_slot, FieldType::keyword, "place of the dateline"},
    Field{FieldId::language, "lang", "L", 3, FieldType::keyword,
          "language of the body, as an ISO 639-1 code"},
    Field{FieldId::host, "host", "H", no_slot, FieldType::keyword, "host name of the URL"},
    Field{FieldId::ticker, "ticker", "XTICKER", no_slot, FieldType::keyword,
          "stock symbol, with or without its exchange: IBM, NYSE:IBM"},
    Field{FieldId::url, "url", "U", no_slot, FieldType::exact, "the whole URL"},
    Field{FieldId::file, "file", "P", no_slot, FieldType::exact,
          "path of the dump, as given to the indexer"},
    Field{FieldId::zone, "zone", "XZONE", no_slot, FieldType::keyword,
          "zones in the release: quote, about, contact, legal"},
    Field{FieldId::other, "field", "XFIELD", no_slot, FieldType::keyword,
          "another field of the record, by its own name: field:desk, field:desk=city"},
    Field{FieldId::id, "id", "Q", no_slot, FieldType::exact, "id, as printed by --format ids"},
    Field{FieldId::form, "form", "T", no_slot, FieldType::keyword, "format of the dump"},
    Field{FieldId::date_grade, "date_grade", "XGRADE", no_slot, FieldType::keyword,
          "how far the date can be trusted: stated, approximate or none"},
    Field{FieldId::date, "date", "D", 0, FieldType::value,
          "day of the release, YYYYMMDD, followed by ~ if it is approximate"},
    Field{FieldId::body_digest, "digest", "", 4, FieldType::value,
          "digest of the normalised body: equal for exact copies"},
    Field{FieldId::near_digest, "near", "XN", 5, FieldType::value,
          "fingerprint of the body: close for near copies"},
    Field{FieldId::term_count, "terms", "", 6, FieldType::value,
          "number of terms, to check those that are made again for a release to be deleted"},
};

constexpr const Field& field(FieldId id) {
  return field_table[static_cast<std::size_t>(id)];
}

/// The slot of a field that has one.
constexpr std::uint32_t slot_of(FieldId id) {
  return static_cast<std::uint32_t>(field(id).slot);
}

/// The field called `name` in queries, or nullptr.
constexpr const Field* find_field(std::string_view name) {
  for (const Field& candidate : field_table) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

}  // namespace dateline
