#pragma once

#include <chrono>
#include <filesystem>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// The lock for writing to a directory (an index, a watch): flock(2) on a file that is never
/// deleted, so the lock is released however the process ends. The file names the holder, for error
/// messages.
class WriterLock {
 public:
  /// Takes the lock, retrying for up to `wait`. Error index_locked names the holder by pid, host
  /// and start time.
  static Result<WriterLock> acquire(const std::filesystem::path& path,
                                    std::chrono::seconds wait = std::chrono::seconds(0));

  /// Takes a shared lock that keeps writers out while reading. Needs no write permission: if the
  /// file is missing and cannot be created, nobody can write anyway.
  static Result<WriterLock> share(const std::filesystem::path& path,
                                  std::chrono::seconds wait = std::chrono::seconds(0));

 private:
  explicit WriterLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace dateline
