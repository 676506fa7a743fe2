#pragma once

#include <filesystem>

#include "common/manifest/manifest.h"
#include "common/support/result.h"
#include "indexer/pipeline/index_options.h"
#include "indexer/pipeline/run_progress.h"

namespace dateline {

/// Carries out a plan in a generation, the live one. Every commit holds whole dumps together with
/// their entries in the manifest, so that a run that is stopped or killed goes on from there next
/// time. After a stop signal what is whole is committed and error interrupted returned. The caller
/// holds the lock.
Result<void> update(const IndexOptions& options, const std::filesystem::path& generation,
                    const IndexPlan& plan, RunProgress& progress, Manifest& manifest);

}  // namespace dateline
