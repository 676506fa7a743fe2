#pragma once

#include "common/support/result.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/pipeline/read_options.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// Learns the recurring text on the pages of each source from a sample of the dumps: from each
/// folder those with the smallest path digests, so that the result does not depend on file order.
/// Sources already in `known` are left unchanged. Error interrupted after a stop signal.
Result<BoilerplateModel> learn_boilerplate(const DumpList& dumps, const ReadOptions& options,
                                           unsigned jobs, BoilerplateModel known = {});

}  // namespace dateline
