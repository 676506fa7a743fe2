#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// The directory of an index: the stub file XAPIANDB, which names the live generation and which
/// any Xapian program opens, and beside it the generations, each a glass database of its own
/// ("generation-7"). What an unfinished run makes lies in "work".
class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }

  /// Makes the directory where there is none. Error io or usage (it is a file, or a directory
  /// that holds something else).
  Result<void> create() const;

  /// Number of the live generation. Error index_missing where nothing was published yet.
  Result<unsigned> live() const;

  /// Numbers of the generations that are there, in rising order.
  std::vector<unsigned> generations() const;

  /// A number above those of all generations.
  unsigned next_generation() const;

  std::filesystem::path generation_path(unsigned number) const;
  std::filesystem::path work_path() const { return path_ / "work"; }
  std::filesystem::path lock_path() const { return path_ / "lock"; }

  /// Gives a whole, synced database inside the directory the next number, so that it is a
  /// generation.
  Result<unsigned> adopt(const std::filesystem::path& database) const;

  /// Makes a whole, synced generation the live one: one rename of the stub.
  Result<void> publish(unsigned number) const;

  /// Removes work that an ended run left, and all generations but the live one and the `keep`
  /// newest older ones; no generation where the stub cannot be read. Only the holder of the
  /// writer's lock may call it.
  Result<void> clean_up(unsigned keep) const;

 private:
  Result<void> remove_generation(unsigned number) const;

  std::filesystem::path path_;
};

}  // namespace dateline
