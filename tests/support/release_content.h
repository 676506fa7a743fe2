#pragma once

#include <map>
#include <string>

namespace dateline::test {

/// The indexed content of each release, as text, by origin ("FILE MEMBER RECORD").
using ReleaseContent = std::map<std::string, std::string>;

/// Reads stored text, terms and values of all releases in an index: everything except document ids
/// and what was learned from the whole archive. Fails the test on an error.
ReleaseContent read_releases(const std::string& index);

}  // namespace dateline::test
