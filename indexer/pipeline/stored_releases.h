#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "common/manifest/entry_list.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Reads the stored releases of dumps from a generation, in dump and record order, and passes them
/// on in batches of about `batch_bytes` of text. Error index_corrupt if the generation does not
/// have all of them, interrupted on a stop signal; stops at the first error of `take`.
Result<void> read_stored(const std::filesystem::path& generation, const EntryList& dumps,
                         std::size_t batch_bytes,
                         const std::function<Result<void>(const std::vector<Release>&)>& take);

}  // namespace dateline
