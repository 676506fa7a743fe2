#pragma once

#include <array>
#include <filesystem>
#include <optional>

#include "common/database/table_check.h"
#include "common/glass/version_file.h"

namespace dateline {

/// The checks of all tables of a generation. Where it has no digests, as while it is updated, all
/// is taken to be sound. Not thread-safe.
class TableChecks {
 public:
  /// Compares the small file that says where the tables begin. Error index_corrupt where it is
  /// damaged, index_changed where the generation is updated meanwhile.
  static Result<TableChecks> open(const std::filesystem::path& generation);

  /// Error index_corrupt where a block in which entries of those keys stand is damaged,
  /// index_changed where it was written anew since the generation was opened.
  Result<void> check(glass::Table table, const KeyRange& keys);

 private:
  explicit TableChecks(std::filesystem::path generation) : generation_(std::move(generation)) {}

  Result<void> read_roots();
  Result<TableCheck> open_table(std::size_t table) const;

  std::filesystem::path generation_;
  std::optional<WrittenDigests> digests_;
  glass::TableRoots roots_;
  std::array<std::optional<TableCheck>, glass::table_names.size()> tables_;  ///< when first asked
};

}  // namespace dateline
