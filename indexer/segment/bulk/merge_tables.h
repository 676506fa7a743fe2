#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "common/glass/version_file.h"
#include "common/support/result.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/glass/spelling_table.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Join the runs, documents in their order, into one table of a new database each. Each reads
/// sections that no other reads, so that they may run side by side. The file is synced to disk.
/// merge_postlist() puts the terms that `spelling` takes into `words`, in order; merge_position()
/// leaves out the positions of terms that have them in fewer than `fewest_documents`.
Result<glass::TableRoot> merge_postlist(std::span<const Run> runs, const Metadata& metadata,
                                        const SpellingFilter& spelling,
                                        std::vector<glass::SpellingWord>& words,
                                        const std::filesystem::path& path);
Result<glass::TableRoot> merge_position(std::span<const Run> runs, std::uint32_t fewest_documents,
                                        const std::filesystem::path& path);

/// Adds the words to be listed to `words`, which rise and go on to rise; those that `spelling`
/// takes are suggested, too.
Result<void> merge_words(std::span<const Run> runs, const SpellingFilter& spelling,
                         std::vector<glass::SpellingWord>& words);

}  // namespace dateline
