#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/date.h"

namespace dateline {

/// Where the date of a release comes from, strongest evidence first, or another of its facts.
enum class DateSource : std::uint8_t {
  none,
  markup,    ///< a field of the record or of the page's markup
  header,    ///< the lines above the body
  dateline,  ///< "CITY, November 22, 2022 --"
  text,      ///< the body
  url,
  path,      ///< the name of the dump or of its folders
  received,  ///< when a mail arrived: "Received:", the "From " line of an mbox
  captured,  ///< when a page was fetched or last changed: WARC-Date, Last-Modified
};

using FactSource = DateSource;

/// Where the facts come from that may come from several places; none if not known, as in an index
/// of an earlier version.
struct FactSources {
  FactSource title = FactSource::none;
  FactSource source = FactSource::none;
  FactSource issuer = FactSource::none;
  FactSource place = FactSource::none;
  FactSource channels = FactSource::none;

  bool operator==(const FactSources&) const = default;
};

DateGrade grade_of(DateSource source);

/// The role of a stretch of the body.
enum class Zone : std::uint8_t { subhead, dateline, lead, body, quote, about, contact, legal };

std::string_view to_string(DateSource source);
std::string_view to_string(Zone zone);

/// A stretch [begin, end) of bytes of a release's body.
struct ZoneSpan {
  Zone zone = Zone::body;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const ZoneSpan&) const = default;
};

/// Location of a record's bytes: enough to read them back from the dump.
struct Origin {
  std::string file;          ///< path of the dump, as found by the walk
  std::string member;        ///< path inside containers ("a.tar.gz" holds "b/c.html"), or empty
  std::uint32_t record = 0;  ///< number inside the file or member, from 0
  std::uint64_t offset = 0;  ///< of the first byte in the (expanded) file or member
  std::uint64_t length = 0;  ///< in bytes

  bool operator==(const Origin&) const = default;
};

/// A cleaned press release. All text is valid UTF-8 in NFC without control characters, except
/// newlines between the paragraphs of the body.
struct Release {
  std::string id;  ///< the record's own, else a digest; unique within its dump
  Origin origin;
  std::string form;  ///< name of the input form
  std::string title;
  std::optional<Date> date;
  DateSource date_source = DateSource::none;  ///< none if and only if there is no date
  std::string time;     ///< "HH:MM" with its zone where given ("14:30-05:00"), or empty
  std::string embargo;  ///< end of its embargo in ISO 8601, or empty
  std::string source;   ///< site or wire
  std::string issuer;
  std::string place;
  std::string url;
  std::string language;  ///< ISO 639-1, or empty if unknown
  std::vector<std::string> channels;
  std::vector<std::string> tickers;
  std::vector<std::string> fields;  ///< of the record, with names not known: "ministry=Works"
  FactSources sources;
  std::string body;
  std::vector<ZoneSpan> zones;  ///< in order, without overlap; the rest is Zone::body
  std::string body_digest;      ///< 8 bytes: equal for bodies with the same words
  std::string near_digest;  ///< 8 bytes: a fingerprint, close for bodies that are nearly the same

  DateGrade date_grade() const { return grade_of(date_source); }
  std::optional<GradedDate> graded_date() const {
    return date ? std::optional(GradedDate(*date, date_grade())) : std::nullopt;
  }

  bool operator==(const Release&) const = default;
};

}  // namespace dateline
