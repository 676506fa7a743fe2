#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/release/release.h"

namespace dateline {

enum class BodyKind {
  text,  ///< paragraphs separated by newlines
  html,  ///< a fragment or page of HTML
};

/// The fields read from a record before cleaning. UTF-8 but otherwise verbatim; each field may be
/// empty.
struct RawRelease {
  std::string id;
  std::string url;
  std::string title;
  std::string date;                             ///< any way of writing a date
  DateSource date_source = DateSource::markup;  ///< where `date` comes from
  std::string source;
  std::string issuer;
  std::string language;
  std::string place;
  std::vector<std::string> channels;
  std::string body;
  BodyKind body_kind = BodyKind::text;
  /// True if `body` is a saved page, with menus and notices around the release, in which title,
  /// date and body have yet to be found; false if the record had a field with just the body.
  bool whole_page = false;
  /// True if `body` is an article extracted from a page, which may still have lines of the page at
  /// its ends.
  bool cut_from_page = false;
  /// Number of byte sequences invalid in the record's charset; each became one U+FFFD.
  std::size_t undecodable = 0;
};

}  // namespace dateline
