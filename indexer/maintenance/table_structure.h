#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// Looks at all blocks of all tables of a generation, from the roots down: each belongs to one
/// place of its tree, and can be read without leaving it. Xapian presumes as much, even in its own
/// check; where digests match it is known. One sentence for each damaged table.
Result<std::vector<std::string>> damaged_structure(const std::filesystem::path& generation);

}  // namespace dateline
