#pragma once

#include "common/support/result.h"
#include "indexer/pipeline/index_options.h"
#include "indexer/pipeline/report.h"

namespace dateline {

/// Brings the index into agreement with the dumps below the paths: adds what is new, replaces what
/// changed, leaves the rest alone. Where there is much to do the whole index is built anew beside
/// the live one, as it is where the live one is not as it was written; otherwise the live one is
/// updated. Error index_corrupt where it is damaged and a dump is gone that it was made from. Holds
/// the writer's lock meanwhile, but for a dry run, which only reads. After an error or a stop
/// signal the index is as at its last commit.
Result<RunReport> run_index(const IndexOptions& options, const ProgressObserver& observer);

}  // namespace dateline
