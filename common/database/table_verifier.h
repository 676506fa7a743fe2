#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
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

  /// `root`, `revision` of the database and `digests`, if known, belong to the table in that file.
  static Result<TableVerifier> open(std::filesystem::path path, const glass::TableRoot& root,
                                    std::uint32_t revision, Digests digests);

  /// Error index_corrupt if a block is damaged, or has been rewritten since: then its revision is
  /// greater, or its digest another.
  Result<void> check(const KeyRange& keys);

  /// The same for the root alone.
  Result<void> check_root();

  /// The leaves that may hold those keys, one after the other in the order of keys. All are checked
  /// as check() does, but the digest of each only once. Errors as check().
  Result<std::string> read(const KeyRange& keys);

 private:
  TableVerifier(std::filesystem::path path, FileDescriptor file, const glass::TableRoot& root,
                std::uint32_t revision, Digests digests, std::size_t blocks);

  using Leaves = std::vector<std::uint32_t>;
  Result<Leaves> leaves_of(const KeyRange& keys);
  Result<std::string_view> read_branch(std::uint32_t branch, std::uint32_t level);

  /// Calls `take` with the blocks in order, several at once where they are consecutive.
  using Take = std::function<void(std::string_view blocks)>;
  Result<void> read_leaves(const Leaves& leaves, const Take& take);

  /// Reads consecutive blocks. The result is valid until the next call.
  Result<std::string_view> read_blocks(std::uint32_t first, std::size_t count, std::uint32_t level);
  bool is_sound(std::uint32_t number, std::string_view block, std::uint32_t level) const;

  Failure damaged() const;

  std::filesystem::path path_;
  FileDescriptor file_;
  glass::TableRoot root_;
  std::uint32_t revision_;
  Digests digests_;
  std::vector<bool> sound_;                                  ///< by leaf
  std::unordered_map<std::uint32_t, std::string> branches_;  ///< blocks already checked
  std::string buffer_;
};

}  // namespace dateline
