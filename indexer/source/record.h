#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "common/release/release.h"
#include "common/source/container.h"
#include "common/source/header_block.h"
#include "indexer/source/explanation.h"

namespace dateline {

class FieldMap;
class Form;

/// The bytes of one record, as in the dump (decompressed if necessary).
struct Record {
  std::shared_ptr<const Dump> dump;
  Origin origin;
  const Form* form = nullptr;
  TransportHints hints;
  std::shared_ptr<const FieldMap> field_map;   ///< the user's field map, or null
  std::shared_ptr<const std::string> context;  ///< that of its Slice, or null
  std::size_t most_elements = Limits().elements;
  Explanation* explanation = nullptr;  ///< where to add why the record is cleaned so, or null
  std::string bytes;

  /// The context, empty if there is none.
  std::string_view head() const { return context ? std::string_view(*context) : ""; }
};

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
  std::vector<std::string> received;            ///< when a mail arrived, by each of its carriers
  std::string captured;                         ///< when a page was saved, as it says itself
  std::string source;
  std::string site_in_title;  ///< what may be the source: what a page's title has beside its own
  std::string issuer;
  std::string language;
  std::string place;
  std::vector<std::string> channels;
  std::vector<std::string> fields;  ///< with names that are not known: "ministry=Works"
  std::string body;
  std::string above;  ///< lines of a page above its body, where an embargo may stand
  std::string below;  ///< lines of a page below its body, where a date may stand
  BodyKind body_kind = BodyKind::text;
  /// True if `body` is a saved page, with menus and notices around the release, in which title,
  /// date and body have yet to be found; false if the record had a field with just the body.
  bool whole_page = false;
  /// True if `body` is an article extracted from a page, which may still have lines of the page at
  /// its ends.
  bool cut_from_page = false;
  std::vector<std::string> unread;  ///< parts that are not in `body`, each with the reason
  std::string note;                 ///< a sentence for the user on how the dump is read, or empty
  /// Number of byte sequences invalid in the record's charset; each became one U+FFFD.
  std::size_t undecodable = 0;
};

}  // namespace dateline
