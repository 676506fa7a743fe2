#pragma once

#include <array>
#include <filesystem>
#include <optional>

#include "common/database/table_check.h"
#include "common/glass/version_file.h"

namespace dateline {

/// Verifies all tables of a generation. Without digests, as during an update, everything passes.
/// Not thread-safe.
class GenerationVerifier {
 public:
  /// Checks the small file that locates the tables. Error index_corrupt if it is damaged,
  /// index_changed if the generation is being updated.
  static Result<GenerationVerifier> open(const std::filesystem::path& generation);

  /// Error index_corrupt if a block with entries of those keys is damaged, index_changed if it was
  /// rewritten since the generation was opened.
  Result<void> check(glass::Table table, const KeyRange& keys);

 private:
  explicit GenerationVerifier(std::filesystem::path generation)
      : generation_(std::move(generation)) {}

  Result<void> read_roots();
  Result<TableVerifier> open_table(std::size_t table) const;

  std::filesystem::path generation_;
  std::optional<WrittenDigests> digests_;
  glass::TableRoots roots_;
  std::array<std::optional<TableVerifier>, glass::table_names.size()>
      tables_;  ///< opened on first use
};

}  // namespace dateline
