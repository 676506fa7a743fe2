#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "common/manifest/entry_list.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Reads releases of dumps back as a generation has stored them, in the order of the dumps and of
/// their records, and hands them on in batches of about `batch_bytes` of text. Error index_corrupt
/// where the generation does not hold all of them, interrupted on a stop signal; the first error
/// of `take` ends it.
Result<void> read_stored(const std::filesystem::path& generation, const EntryList& dumps,
                         std::size_t batch_bytes,
                         const std::function<Result<void>(const std::vector<Release>&)>& take);

}  // namespace dateline
