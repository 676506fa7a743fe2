#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/database/written_digests.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// Keys of a table from `first` to `last`, both with them.
struct KeyRange {
  std::string first;
  std::string last;
  /// And the keys next to those on either side, which an iterator looks at, too.
  bool with_neighbours = false;

  /// The key that is `begin`, and all that `begin` and the id of a document make.
  static KeyRange of_documents(std::string begin);
  /// All keys that begin so, for an iterator.
  static KeyRange beginning(std::string begin);
  static KeyRange single(std::string key) { return {key, std::move(key), false}; }
};

/// Compares the blocks of a table with their digests, those alone in which the entries of a range
/// of keys stand, and each once. What a block says is believed only then, so that the way to the
/// entries is as sound as they are. Not thread-safe.
class TableCheck {
 public:
  /// `root` and `digests` are of the table in that file.
  static Result<TableCheck> open(std::filesystem::path path, const glass::TableRoot& root,
                                 std::vector<BlockDigest> digests);

  /// Error index_corrupt where a block differs: it is damaged, or was written anew meanwhile.
  Result<void> check(const KeyRange& keys);

 private:
  TableCheck(std::filesystem::path path, FileDescriptor file, const glass::TableRoot& root,
             std::vector<BlockDigest> digests);

  Result<void> check_below(std::uint32_t branch, std::uint32_t level, const KeyRange& keys);
  Result<void> check_leaves(const std::vector<std::uint32_t>& leaves);

  /// Reads blocks that lie side by side. Valid until the next call.
  Result<std::string_view> read_blocks(std::uint32_t first, std::size_t count);

  tl::unexpected<Error> damaged() const;

  std::filesystem::path path_;
  FileDescriptor file_;
  glass::TableRoot root_;
  std::vector<BlockDigest> digests_;
  std::vector<bool> sound_;                                  ///< by leaf
  std::unordered_map<std::uint32_t, std::string> branches_;  ///< those that were compared
  std::string buffer_;
};

}  // namespace dateline
