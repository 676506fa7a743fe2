#pragma once

#include <map>
#include <string>

namespace dateline::test {

/// What an index holds of each release, as text, by where that comes from ("FILE MEMBER RECORD").
using ReleaseContent = std::map<std::string, std::string>;

/// Reads stored text, terms with their positions, and values of all releases of an index:
/// everything but the ids of documents and what the whole archive taught. Fails the test on an
/// error.
ReleaseContent read_releases(const std::string& index);

}  // namespace dateline::test
