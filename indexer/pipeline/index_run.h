#pragma once

#include "common/support/result.h"
#include "indexer/pipeline/index_options.h"
#include "indexer/pipeline/report.h"

namespace dateline {

/// Updates the index from the dumps below the paths: adds new ones, replaces changed ones, leaves
/// the rest alone. If there is much to do, or the live generation is damaged, rebuilds the whole
/// index next to the live one; otherwise updates it in place. Error index_corrupt if the index is
/// damaged and one of its dumps is gone. Holds the writer lock, except for a dry run, which only
/// reads. After an error or a stop signal the index is as of its last commit.
Result<RunReport> run_index(const IndexOptions& options, const ProgressObserver& observer);

}  // namespace dateline
