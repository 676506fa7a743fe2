#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace dateline::test {

/// Everything that a database holds, as text, by a name for it ("term z", "document 7").
using DatabaseContent = std::map<std::string, std::string>;

/// Reads all that the library shows of a database: statistics, metadata, terms with their postings
/// and positions, documents with terms, values and data, value slots with their bounds, spelling.
DatabaseContent read_content(const std::filesystem::path& path);

}  // namespace dateline::test
