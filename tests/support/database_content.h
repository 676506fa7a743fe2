#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace dateline::test {

/// The whole content of a database, as text, by name ("term z", "document 7").
using DatabaseContent = std::map<std::string, std::string>;

/// Reads everything the library exposes of a database but term lists: statistics, metadata, terms
/// with their postings, documents with lengths and data, value slots with their bounds, spelling.
DatabaseContent read_content(const std::filesystem::path& path);

}  // namespace dateline::test
