#pragma once

#include <string>

#include "common/support/result.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/pipeline/read_options.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// What is learned from an archive before indexing it.
struct Survey {
  std::string dictionary;  ///< zstd dictionary trained on the archive's releases; may be empty
  BoilerplateModel boilerplate;
};

/// Reads a sample of the dumps: those with the smallest path digests, so that the sample is spread
/// over the archive and does not depend on file order. Error interrupted after a stop signal.
Result<Survey> survey(const DumpList& dumps, const ReadOptions& options, unsigned jobs);

}  // namespace dateline
