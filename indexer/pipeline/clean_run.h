#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "common/support/sandbox.h"
#include "indexer/maintenance/run_report.h"
#include "indexer/pipeline/chunk.h"

namespace dateline {

enum class CleanFormat {
  json_lines,
  /// The bulk requests of OpenSearch and Elasticsearch: before each release a line that names it.
  bulk,
};

struct CleanOptions {
  std::vector<std::string> paths;
  std::string index;  ///< index whose learned boilerplate to use, or empty
  unsigned jobs = 1;
  ReadOptions reading;
  CleanFormat format = CleanFormat::json_lines;
  bool explain = false;  ///< whether to add why, to refused records as well
  /// As in IndexOptions.
  std::function<void(const Reach&)> confine = {};
};

/// Cleans all dumps below the paths and writes the releases as lines of JSON, in archive order for
/// any number of jobs. `out` is called from one thread at a time; its first error ends the run.
Result<RunReport> run_clean(const CleanOptions& options,
                            const std::function<Result<void>(std::string_view lines)>& out);

}  // namespace dateline
