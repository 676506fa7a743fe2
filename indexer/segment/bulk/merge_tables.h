#pragma once

#include <filesystem>
#include <span>

#include "common/support/result.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/glass/version_file.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Join the runs, documents in their order, into one table of a new database each. Each reads
/// sections that no other reads, so that they may run side by side. The file is synced to disk.
Result<glass::TableRoot> merge_postlist(std::span<const Run> runs, const Metadata& metadata,
                                        const std::filesystem::path& path);
Result<glass::TableRoot> merge_position(std::span<const Run> runs,
                                        const std::filesystem::path& path);
Result<glass::TableRoot> merge_termlist(std::span<const Run> runs,
                                        const std::filesystem::path& path);
Result<glass::TableRoot> merge_docdata(std::span<const Run> runs,
                                       const std::filesystem::path& path);

}  // namespace dateline
