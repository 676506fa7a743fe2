#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "common/support/result.h"
#include "indexer/pipeline/read_options.h"
#include "indexer/pipeline/report.h"

namespace dateline {

struct CleanOptions {
  std::vector<std::string> paths;
  std::string index;  ///< directory of the index whose learned boilerplate is used, or empty
  unsigned jobs = 1;
  ReadOptions reading;
};

/// Cleans all dumps below the paths and hands the releases over as JSON Lines, in the order of
/// the archive whatever the number of jobs. `out` is called from one thread at a time; an error
/// of its ends the run.
Result<RunReport> run_clean(const CleanOptions& options,
                            const std::function<Result<void>(std::string_view lines)>& out);

/// One release as a line of JSON without the newline, keys in a fixed order.
std::string release_to_json(const Release& release);

}  // namespace dateline
