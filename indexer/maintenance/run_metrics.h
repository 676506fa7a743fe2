#pragma once

#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "indexer/maintenance/run_log.h"

namespace dateline {

/// An index and its logged runs, oldest first.
struct IndexRuns {
  IndexDirectory directory;
  std::vector<RunEntry> runs;
};

/// The last run of each index as metrics in the text format of Prometheus, for the textfile
/// collector of node_exporter: https://prometheus.io/docs/instrumenting/exposition_formats/.
/// Indexes without runs are omitted.
std::string metrics_text(const std::vector<IndexRuns>& indexes);

}  // namespace dateline
