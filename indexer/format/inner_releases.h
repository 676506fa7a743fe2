#pragma once

#include <simdjson.h>

#include <string_view>
#include <vector>

namespace dateline {

/// Whether an array under that key of an outer object holds the releases ("items",
/// "pressReleases"). Case, '_', '-' and spaces do not count.
bool is_list_key(std::string_view key);

/// Whether a key names the text of a release, rather than something an envelope may also have.
bool is_text_key(std::string_view key);

/// Whether an object has a title and a text of its own; a feed has no more than a summary.
bool is_release(const simdjson::dom::object& object);

/// What find_inner_releases() finds in an object.
struct ReleasesInside {
  bool outermost = false;  ///< it has a title and a text of its own
  std::vector<std::string_view> releases;
};

/// The releases in a JSON object that is none itself, in order: objects with a title and a text of
/// which several stand under keys side by side, or which stand in an array. None if an object
/// around them has a title or text, so that it is the release; but those in an array with a text
/// and a date count where it has no more than a summary, and then need no title if it has nothing
/// but that. A summary counts as a text if `summaries` do. The JSON may begin or end inside the
/// object. Linear time.
ReleasesInside find_inner_releases(std::string_view json, bool summaries);

}  // namespace dateline
