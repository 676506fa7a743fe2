#pragma once

#include "common/database/checked_database.h"
#include "common/support/result.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/pipeline/read_options.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// Learns what comes back on the pages of each source, from a sample of the dumps: of each folder
/// those whose paths have the smallest digests, so that the result does not depend on the order
/// of the files. Sources that are `known` already stay as they are. Error interrupted after a stop
/// signal.
Result<BoilerplateModel> learn_boilerplate(const DumpList& dumps, const ReadOptions& options,
                                           unsigned jobs, BoilerplateModel known = {});

/// What an index has learned; nothing where it holds no saved pages. Error index_corrupt.
Result<BoilerplateModel> read_boilerplate(const CheckedDatabase& database);

}  // namespace dateline
