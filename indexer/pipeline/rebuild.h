#pragma once

#include "common/database/index_directory.h"
#include "common/manifest/manifest.h"
#include "common/support/result.h"
#include "indexer/pipeline/index_options.h"
#include "indexer/pipeline/run_progress.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// Reads all the dumps into a new generation of the index and publishes it; the manifest is made
/// anew from them. On an error or a stop signal nothing is published. The caller holds the lock.
Result<void> rebuild(const IndexOptions& options, const IndexDirectory& directory,
                     const DumpList& dumps, RunProgress& progress, Manifest& manifest);

}  // namespace dateline
