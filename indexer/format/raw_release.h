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

/// What a form reads out of a record, before cleaning. UTF-8 but otherwise as written there; each
/// field may be empty.
struct RawRelease {
  std::string id;
  std::string url;
  std::string title;
  std::string date;                             ///< any way of writing a date
  DateSource date_source = DateSource::markup;  ///< what `date` rests on
  std::string source;
  std::string issuer;
  std::string language;
  std::string place;
  std::vector<std::string> channels;
  std::string body;
  BodyKind body_kind = BodyKind::text;
  /// True where `body` is a saved page, with menus and notices around the release, in which title,
  /// date and body are still to be found; false where a field of the record held just the body.
  bool whole_page = false;
  /// True where `body` is an article that was found in a page: lines of the page may stand at its
  /// ends.
  bool cut_from_page = false;
  /// Stretches of bytes that are no text in the record's charset; each became one U+FFFD.
  std::size_t undecodable = 0;
};

}  // namespace dateline
