#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "common/support/result.h"

namespace dateline {

inline constexpr std::string_view stub_name = "XAPIANDB";

/// The directory of an index: the stub file, which names the live generation and which any
/// Xapian program opens, and next to it the generations, each a separate glass database
/// ("generation-7"). "work" holds the output of an unfinished run.
class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }

  /// Creates the directory if needed. Error io or usage (it is a file, or a directory with other
  /// contents).
  Result<void> create() const;

  /// Number of the live generation. Error index_missing if nothing has been published yet.
  Result<unsigned> live() const;

  /// Numbers of the existing generations, in ascending order.
  std::vector<unsigned> generations() const;

  std::filesystem::path generation_path(unsigned number) const;
  std::filesystem::path work_path() const { return path_ / "work"; }

  /// Makes the folder of work_path() anew; whatever had its name is removed, a link as such.
  Result<void> make_work() const;
  std::filesystem::path lock_path() const { return path_ / "lock"; }

  /// Turns a complete, synced database inside the directory into a generation with the next number.
  Result<unsigned> adopt(const std::filesystem::path& database) const;

  /// Makes a complete, synced generation live by a single rename of the stub.
  Result<void> publish(unsigned number) const;

  /// Removes leftovers of earlier runs and all generations except the live one and the `keep`
  /// newest older ones, none of which is the live generation before packing; keeps all generations
  /// if the stub cannot be read. The caller must hold the writer lock.
  Result<void> clean_up(unsigned keep) const;

 private:
  /// Whether two generations share the file of texts, which the next update changes.
  bool is_same(unsigned number, unsigned other) const;
  Result<void> remove_generation(unsigned number) const;

  std::filesystem::path path_;
};

}  // namespace dateline
