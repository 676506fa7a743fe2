#include "common/release/stored_release.h"

#include <array>

#include "common/support/varint.h"

namespace dateline {
namespace {

// Tags of the stored form. Numbers are never reused: old indexes contain them.
enum class Tag : unsigned char {
  id = 1,
  file,
  member,
  record,
  offset,
  length,
  form,
  title,
  date,
  date_source,
  time,
  embargo,
  source,
  issuer,
  place,
  url,
  language,
  channel,
  ticker,
  body,
  zones,
  sources,
  other_field,
};

void put_field(std::string& out, Tag tag, std::string_view text) {
  if (text.empty()) return;
  out += static_cast<char>(tag);
  put_text(out, text);
}

void put_number(std::string& out, Tag tag, std::uint64_t number) {
  if (number == 0) return;
  std::string digits;
  put_varint(digits, number);
  put_field(out, tag, digits);
}

std::string encode_zones(const std::vector<ZoneSpan>& zones) {
  std::string out;
  std::uint32_t at = 0;
  for (const ZoneSpan& span : zones) {
    out += static_cast<char>(span.zone);
    put_varint(out, span.begin - at);
    put_varint(out, span.end - span.begin);
    at = span.end;
  }
  return out;
}

bool decode_zones(std::string_view in, std::vector<ZoneSpan>& zones) {
  if (!zones.empty()) return false;  // a second list would break the order of spans
  std::uint64_t at = 0;
  while (!in.empty()) {
    const auto zone = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    std::uint64_t gap = 0;
    std::uint64_t length = 0;
    if (zone > static_cast<unsigned char>(Zone::legal)) return false;
    if (!take_varint(in, gap) || !take_varint(in, length)) return false;
    if (gap > UINT32_MAX || length > UINT32_MAX || at + gap + length > UINT32_MAX) return false;
    zones.push_back({static_cast<Zone>(zone), static_cast<std::uint32_t>(at + gap),
                     static_cast<std::uint32_t>(at + gap + length)});
    at += gap + length;
  }
  return true;
}

constexpr std::array source_fields{&FactSources::title, &FactSources::source, &FactSources::issuer,
                                   &FactSources::place, &FactSources::channels};

/// A byte for each fact; nothing if none is known.
std::string encode_sources(const FactSources& sources) {
  if (sources == FactSources{}) return {};
  std::string out;
  for (const auto fact : source_fields) out += static_cast<char>(sources.*fact);
  return out;
}

bool decode_sources(std::string_view in, FactSources& sources) {
  if (in.size() < source_fields.size()) return false;
  for (std::size_t i = 0; i < source_fields.size(); ++i) {
    const auto source = static_cast<unsigned char>(in[i]);
    if (source > static_cast<unsigned char>(FactSource::captured)) return false;
    sources.*source_fields[i] = static_cast<FactSource>(source);
  }
  return true;
}

bool decode_number(std::string_view in, std::uint64_t& number) {
  return take_varint(in, number) && in.empty();
}

// Stores one field in the release; false if its content does not match its tag.
bool decode_field(unsigned char tag, std::string_view content, Release& release) {
  std::uint64_t number = 0;
  switch (static_cast<Tag>(tag)) {
    case Tag::id:
      release.id = content;
      return true;
    case Tag::file:
      release.origin.file = content;
      return true;
    case Tag::member:
      release.origin.member = content;
      return true;
    case Tag::record:
      if (!decode_number(content, number) || number > UINT32_MAX) return false;
      release.origin.record = static_cast<std::uint32_t>(number);
      return true;
    case Tag::offset:
      return decode_number(content, release.origin.offset);
    case Tag::length:
      return decode_number(content, release.origin.length);
    case Tag::form:
      release.form = content;
      return true;
    case Tag::title:
      release.title = content;
      return true;
    case Tag::date:
      release.date = Date::parse(content);
      return release.date.has_value();
    case Tag::date_source:
      if (!decode_number(content, number)) return false;
      if (number > static_cast<std::uint64_t>(DateSource::captured)) return false;
      release.date_source = static_cast<DateSource>(number);
      return true;
    case Tag::time:
      release.time = content;
      return true;
    case Tag::embargo:
      release.embargo = content;
      return true;
    case Tag::source:
      release.source = content;
      return true;
    case Tag::issuer:
      release.issuer = content;
      return true;
    case Tag::place:
      release.place = content;
      return true;
    case Tag::url:
      release.url = content;
      return true;
    case Tag::language:
      release.language = content;
      return true;
    case Tag::channel:
      release.channels.emplace_back(content);
      return true;
    case Tag::ticker:
      release.tickers.emplace_back(content);
      return true;
    case Tag::body:
      release.body = content;
      return true;
    case Tag::zones:
      return decode_zones(content, release.zones);
    case Tag::sources:
      return decode_sources(content, release.sources);
    case Tag::other_field:
      release.fields.emplace_back(content);
      return true;
  }
  return true;  // a tag from a later version
}

}  // namespace

std::string encode_release(const Release& release) {
  std::string out;
  out.reserve(release.body.size() + release.title.size() + 256);
  put_field(out, Tag::id, release.id);
  put_field(out, Tag::file, release.origin.file);
  put_field(out, Tag::member, release.origin.member);
  put_number(out, Tag::record, release.origin.record);
  put_number(out, Tag::offset, release.origin.offset);
  put_number(out, Tag::length, release.origin.length);
  put_field(out, Tag::form, release.form);
  put_field(out, Tag::title, release.title);
  if (release.date) put_field(out, Tag::date, release.date->compact());
  put_number(out, Tag::date_source, static_cast<std::uint64_t>(release.date_source));
  put_field(out, Tag::time, release.time);
  put_field(out, Tag::embargo, release.embargo);
  put_field(out, Tag::source, release.source);
  put_field(out, Tag::issuer, release.issuer);
  put_field(out, Tag::place, release.place);
  put_field(out, Tag::url, release.url);
  put_field(out, Tag::language, release.language);
  for (const std::string& channel : release.channels) put_field(out, Tag::channel, channel);
  for (const std::string& ticker : release.tickers) put_field(out, Tag::ticker, ticker);
  for (const std::string& other : release.fields) put_field(out, Tag::other_field, other);
  put_field(out, Tag::sources, encode_sources(release.sources));
  put_field(out, Tag::body, release.body);
  put_field(out, Tag::zones, encode_zones(release.zones));
  return out;
}

Result<Release> decode_release(std::string_view bytes) {
  Release release;
  while (!bytes.empty()) {
    const auto tag = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    std::uint64_t length = 0;
    if (!take_varint(bytes, length) || length > bytes.size() ||
        !decode_field(tag, bytes.substr(0, length), release)) {
      return fail(ErrorKind::index_corrupt, "a stored release is damaged",
                  "run dateline-indexer check, then rebuild the index");
    }
    bytes.remove_prefix(length);
  }
  if (!release.zones.empty() && release.zones.back().end > release.body.size()) {
    return fail(ErrorKind::index_corrupt, "a stored release has zones outside its body",
                "run dateline-indexer check, then rebuild the index");
  }
  return release;
}

}  // namespace dateline
