#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// A file written sequentially through a buffer. The first error is kept until close(), and
/// later output is dropped, so that inner loops need not check a Result for every item. Not
/// thread-safe.
class OutputFile {
 public:
  /// `buffer` is the size of the buffer in bytes. Replaces an existing file.
  static Result<OutputFile> create(std::filesystem::path path, std::size_t buffer);

  /// Writes from byte `at` of a file that exists on; what stands there is overwritten.
  static Result<OutputFile> open(std::filesystem::path path, std::size_t buffer, std::uint64_t at);

  void append(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > limit_) flush();
    if (bytes.size() > limit_) {
      write(bytes);
    } else {
      buffer_.append(bytes);
    }
  }

  /// Records an error found by the caller, unless there already is one.
  void reject(Error error);

  /// The first error so far.
  const std::optional<Error>& error() const { return error_; }

  /// Flushes the buffer, and syncs the file to disk if `sync` is set.
  Result<void> close(bool sync);

  std::uint64_t size() const { return written_ + buffer_.size(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  OutputFile(std::filesystem::path path, FileDescriptor file, std::size_t buffer);

  void flush();
  void write(std::string_view bytes);

  std::filesystem::path path_;
  FileDescriptor file_;
  std::size_t limit_;
  std::string buffer_;
  std::uint64_t written_ = 0;
  std::optional<Error> error_;
};

}  // namespace dateline
