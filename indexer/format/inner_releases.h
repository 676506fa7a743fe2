#pragma once

#include <string_view>
#include <vector>

namespace dateline {

/// Whether an array under that key of an outer object holds the releases ("items",
/// "pressReleases"). Case, '_', '-' and spaces do not count.
bool is_list_key(std::string_view key);

/// The releases in a JSON object that is none itself, in order: objects with a title and a text of
/// which several stand under keys side by side, or which stand in an array. None if an object
/// around them has a title or text, so that it is the release. A summary counts as a text if
/// `summaries` do. The JSON may begin or end inside the object. Linear time.
std::vector<std::string_view> find_inner_releases(std::string_view json, bool summaries);

}  // namespace dateline
