#pragma once

#include <filesystem>

#include "common/manifest/manifest.h"
#include "common/support/result.h"
#include "indexer/pipeline/doomed_releases.h"
#include "indexer/pipeline/index_run.h"
#include "indexer/pipeline/run_progress.h"

namespace dateline {

/// Carries out a plan in the live generation; `doomed` was found for it. Every commit covers whole
/// dumps and their manifest entries, so that a stopped or killed run continues from there next
/// time. After a stop signal, commits what is complete and returns error interrupted. The caller
/// must hold the lock.
Result<void> update(const IndexOptions& options, const std::filesystem::path& generation,
                    const IndexPlan& plan, const DoomedReleases& doomed, RunProgress& progress,
                    Manifest& manifest);

}  // namespace dateline
