#pragma once

#include <vector>

#include "common/cli/arguments.h"
#include "indexer/command/log.h"

namespace dateline {

/// What --log-level and --log-format say.
Log log_of(const Arguments& arguments);

/// Brings one index into agreement with its archive as the options of `index` say, and prints what
/// was done. The code is success or refusals.
Result<ExitCode> index_archive(const Arguments& arguments, const Log& log);

/// Writes how the last runs of these archives ended to the files that --metrics names for them; one
/// file may be for several. What cannot be read or written is logged.
void write_metrics(const std::vector<Arguments>& archives, const Log& log);

}  // namespace dateline
