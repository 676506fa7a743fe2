#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// The one lock of all who write into a directory (an index, a watch): flock(2) on a file that is
/// never deleted, so it ends with the process however that ends. The file names the holder for
/// whoever comes second.
class WriterLock {
 public:
  /// Takes the lock, trying for as long as `wait`. Error index_locked names the holder: pid, host
  /// and since when.
  static Result<WriterLock> acquire(const std::filesystem::path& path,
                                    std::chrono::seconds wait = std::chrono::seconds(0));

  /// Keeps writers out for somebody who only reads: any number may at once, and no right to write
  /// is needed. Where the file is missing and cannot be made, nobody can write anyway.
  static Result<WriterLock> share(const std::filesystem::path& path,
                                  std::chrono::seconds wait = std::chrono::seconds(0));

 private:
  explicit WriterLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace dateline
