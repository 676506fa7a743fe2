#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "common/database/table_verifier.h"
#include "common/database/written_digests.h"
#include "common/glass/version_file.h"
#include "common/support/result.h"

namespace dateline {

/// Verifies all tables of a generation. Without digests, as during an update, only the structure of
/// blocks is known to be sound. Not thread-safe.
class GenerationVerifier {
 public:
  /// Checks the small file that locates the tables, and their roots, which Xapian reads as it opens
  /// them. Error index_corrupt if they are damaged, index_changed if the generation is being
  /// updated.
  static Result<GenerationVerifier> open(const std::filesystem::path& generation);

  /// Error index_corrupt if a block with entries of those keys is damaged, index_changed if it was
  /// rewritten since the generation was opened.
  Result<void> check(glass::Table table, const KeyRange& keys);

  /// The leaves that may hold those keys, as TableVerifier::read() returns them. Errors as check().
  Result<std::string> read(glass::Table table, const KeyRange& keys);

  /// A difference means damage only if the generation is still what it was; else it was changed.
  Error damaged_or_changed(Error&& error) const;

  std::uint32_t revision() const { return revision_; }  ///< of the version file

 private:
  explicit GenerationVerifier(std::filesystem::path generation)
      : generation_(std::move(generation)) {}

  Result<void> read_roots();
  bool is_empty(glass::Table table) const;
  Result<TableVerifier*> opened(glass::Table table);  ///< one that is not empty
  Result<TableVerifier> open_table(glass::Table table) const;
  bool is_unchanged() const;

  std::filesystem::path generation_;
  std::string version_;  ///< content of the file that locates the tables
  std::optional<WrittenDigests> digests_;
  glass::TableRoots roots_;
  std::uint32_t revision_ = 0;
  std::array<std::optional<TableVerifier>, glass::table_names.size()>
      tables_;  ///< opened on first use
};

}  // namespace dateline
