#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "common/glass/version_file.h"
#include "common/support/result.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/glass/spelling_table.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Merges the runs, in document order, into the table "postlist" of a new database, and syncs the
/// file to disk. Adds the terms accepted by `spelling` to `words`, in order.
Result<glass::TableRoot> merge_postlist(std::span<const Run> runs, const Metadata& metadata,
                                        const SpellingFilter& spelling,
                                        std::vector<glass::SpellingWord>& words,
                                        const std::filesystem::path& path);

/// Adds the listed words to `words`, keeping it sorted; those accepted by `spelling` are also
/// suggested.
Result<void> merge_words(std::span<const Run> runs, const SpellingFilter& spelling,
                         std::vector<glass::SpellingWord>& words);

}  // namespace dateline
