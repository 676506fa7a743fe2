#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/support/result.h"

namespace dateline {

/// fail_errno() for an error of std::filesystem: "PATH: REASON".
Failure fail_code(const std::filesystem::path& path, const std::error_code& code);

/// A file descriptor that closes itself.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
  ~FileDescriptor();
  FileDescriptor(FileDescriptor&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }

  int get() const { return descriptor_; }

  /// Opens a file with the flags of open(2); O_CLOEXEC is added. Errors name the path.
  static Result<FileDescriptor> open(const std::filesystem::path& path, int flags,
                                     unsigned mode = 0644);

  /// The same for a file that must be a regular one: no link is followed, and no FIFO waited for.
  /// Error input if it is anything else.
  static Result<FileDescriptor> open_regular(const std::filesystem::path& path, int flags,
                                             unsigned mode = 0644);

 private:
  int descriptor_ = -1;
};

/// Reads up to `size` bytes; fewer only at the end of the file. Goes on after EINTR.
Result<std::size_t> read_some(const FileDescriptor& file, char* out, std::size_t size,
                              const std::filesystem::path& path);

/// Like read_some(), but from `offset`, independent of the file position.
Result<std::size_t> read_at(const FileDescriptor& file, char* out, std::size_t size,
                            std::uint64_t offset, const std::filesystem::path& path);

/// Writes all of `bytes`, repeating write(2) as needed.
Result<void> write_all(const FileDescriptor& file, std::string_view bytes,
                       const std::filesystem::path& path);

/// Opens a file, or a pipe, whose lines are to be read. Error input if it is a folder.
Result<std::ifstream> open_lines(const std::string& path);

/// The whole content of a regular file. Error input if it is anything else, even a link to one, or
/// longer than `limit` bytes, of which no more are read.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

/// The same for a file that the user names: it may also be a link or a device such as /dev/null,
/// but nothing that has to be waited for.
Result<std::string> read_named_file(const std::filesystem::path& path, std::uint64_t limit);

/// Replaces a file atomically, even across a crash: writes a temporary file next to it, syncs it,
/// renames it, and syncs the directory. What is in the place of either is replaced, even a link.
Result<void> replace_file(const std::filesystem::path& path, std::string_view content);

/// fsync of a file or directory.
Result<void> sync_path(const std::filesystem::path& path);

/// fsync of a directory and of the files in it.
Result<void> sync_directory(const std::filesystem::path& path);

/// Removes a file or directory tree; it is not an error if it does not exist.
Result<void> remove_tree(const std::filesystem::path& path);

/// Total size of the files below a directory, in bytes; 0 if it cannot be read.
std::uint64_t directory_size(const std::filesystem::path& path);

}  // namespace dateline
