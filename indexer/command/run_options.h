#pragma once

#include "common/cli/arguments.h"
#include "common/support/result.h"
#include "indexer/pipeline/read_options.h"

namespace dateline {

/// The number of workers that --jobs asks for: at least 1, one for each core where it says 0.
Result<unsigned> jobs_of(const Arguments& arguments);

/// The paths named. Error usage where there is none.
Result<std::vector<std::string>> paths_of(const Arguments& arguments);

/// What --map and the limits of --max-... say.
Result<ReadOptions> reading_of(const Arguments& arguments);

}  // namespace dateline
