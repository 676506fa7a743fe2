#pragma once

#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "indexer/maintenance/run_log.h"

namespace dateline {

/// The last of these runs as metrics in the text format of Prometheus, for the
/// textfile collector of node_exporter:
/// https://prometheus.io/docs/instrumenting/exposition_formats/. Empty where
/// there is no run.
std::string metrics_text(const IndexDirectory& directory, const std::vector<RunEntry>& runs);

}  // namespace dateline
