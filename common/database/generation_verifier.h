#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/database/written_digests.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// Keys of a table from `first` to `last`, inclusive.
struct KeyRange {
  std::string first;
  std::string last;
  /// Include the adjacent keys on either side, which an iterator also reads.
  bool with_neighbours = false;

  /// The key `begin`, and all keys made of `begin` and a document id.
  static KeyRange of_documents(std::string begin);
  /// All keys with this prefix, for an iterator.
  static KeyRange beginning(std::string begin);
  static KeyRange single(std::string key) { return {key, std::move(key), false}; }
};

/// Checks the blocks of a table that hold a range of keys, each block once: that they can be read
/// without leaving them (glass::children_of_sound()), which Xapian presumes, and are what was
/// written. A block's contents are used only after that, so the path to the entries is verified as
/// well. Not thread-safe.
class TableVerifier {
 public:
  using Digests = std::optional<std::vector<BlockDigest>>;

  /// `root` and `digests`, if known, belong to the table in that file.
  static Result<TableVerifier> open(std::filesystem::path path, const glass::TableRoot& root,
                                    Digests digests);

  /// Error index_corrupt if a block is damaged, or has been rewritten since.
  Result<void> check(const KeyRange& keys);

  /// The same for the root alone.
  Result<void> check_root();

 private:
  TableVerifier(std::filesystem::path path, FileDescriptor file, const glass::TableRoot& root,
                Digests digests, std::size_t blocks);

  Result<void> check_below(std::uint32_t branch, std::uint32_t level, const KeyRange& keys);
  Result<void> check_leaves(const std::vector<std::uint32_t>& leaves);

  /// Reads consecutive blocks. The result is valid until the next call.
  Result<std::string_view> read_blocks(std::uint32_t first, std::size_t count, std::uint32_t level);
  bool is_sound(std::uint32_t number, std::string_view block, std::uint32_t level) const;

  Failure damaged() const;

  std::filesystem::path path_;
  FileDescriptor file_;
  glass::TableRoot root_;
  Digests digests_;
  std::vector<bool> sound_;                                  ///< by leaf
  std::unordered_map<std::uint32_t, std::string> branches_;  ///< blocks already checked
  std::string buffer_;
};

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

 private:
  explicit GenerationVerifier(std::filesystem::path generation)
      : generation_(std::move(generation)) {}

  Result<void> read_roots();
  Result<TableVerifier> open_table(glass::Table table) const;
  /// A difference means damage only if the generation is still what it was.
  Error damaged_or_changed(Error&& error) const;
  bool is_unchanged() const;

  std::filesystem::path generation_;
  std::string version_;  ///< content of the file that locates the tables
  std::optional<WrittenDigests> digests_;
  glass::TableRoots roots_;
  std::array<std::optional<TableVerifier>, glass::table_names.size()>
      tables_;  ///< opened on first use
};

}  // namespace dateline
