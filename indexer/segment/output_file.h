#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// A new file, written from its begin to its end through a buffer, so that inner loops need not
/// look at a Result for every item: the first error is kept, what is appended after it is dropped,
/// and close() returns it. Not thread-safe.
class OutputFile {
 public:
  /// `buffer` is the size of the buffer in bytes. A file that is there already is replaced.
  static Result<OutputFile> create(std::filesystem::path path, std::size_t buffer);

  void append(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > limit_) flush();
    if (bytes.size() > limit_) {
      write(bytes);
    } else {
      buffer_.append(bytes);
    }
  }

  /// Keeps an error that the caller found, unless there was one before.
  void reject(Error error);

  /// The first error so far.
  const std::optional<Error>& error() const { return error_; }

  /// Writes what is left and syncs the file to disk where `sync` is set.
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
