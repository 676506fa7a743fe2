#pragma once

#include <string>

#include "indexer/statistics/archive_statistics.h"

namespace dateline {

/// Statistics as text; long lists are truncated.
std::string statistics_text(const ArchiveStatistics& statistics);

/// All of them as one JSON object.
std::string statistics_json(const ArchiveStatistics& statistics);

}  // namespace dateline
