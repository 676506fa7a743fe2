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

/// These functions merge the runs, in document order, into one table of a new database each. No two
/// read the same sections, so they may run in parallel. They sync the file to disk.
/// merge_postlist() adds the terms accepted by `spelling` to `words`, in order; merge_position()
/// omits the positions of terms that have them in fewer than `min_documents`.
Result<glass::TableRoot> merge_postlist(std::span<const Run> runs, const Metadata& metadata,
                                        const SpellingFilter& spelling,
                                        std::vector<glass::SpellingWord>& words,
                                        const std::filesystem::path& path);
Result<glass::TableRoot> merge_position(std::span<const Run> runs, std::uint32_t min_documents,
                                        const std::filesystem::path& path);

/// Adds the listed words to `words`, keeping it sorted; those accepted by `spelling` are also
/// suggested.
Result<void> merge_words(std::span<const Run> runs, const SpellingFilter& spelling,
                         std::vector<glass::SpellingWord>& words);

}  // namespace dateline
