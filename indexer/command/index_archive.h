#pragma once

#include <vector>

#include "common/cli/arguments.h"
#include "indexer/command/log.h"

namespace dateline {

/// The log configured by --log-level and --log-format.
Log log_of(const Arguments& arguments);

/// Updates one index from its archive according to the options of `index`, and prints a summary.
/// The exit code is success or refusals.
Result<ExitCode> index_archive(const Arguments& arguments, const Log& log);

/// Writes metrics of the last runs of these archives to their --metrics files; several may share a
/// file. Logs what cannot be read or written.
void write_metrics(const std::vector<Arguments>& archives, const Log& log);

}  // namespace dateline
