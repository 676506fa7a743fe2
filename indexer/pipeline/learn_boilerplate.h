#pragma once

#include <vector>

#include "common/support/result.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/source/dump.h"
#include "indexer/source/limits.h"

namespace dateline {

/// Learns what comes back on the pages of each source, from a sample of the dumps: of each folder
/// those whose paths have the smallest digests, so that the result does not depend on the order
/// of the files. Error interrupted after a stop signal.
Result<BoilerplateModel> learn_boilerplate(const std::vector<Dump>& dumps, const Limits& limits);

}  // namespace dateline
