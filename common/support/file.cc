#include "common/support/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace dateline {

namespace fs = std::filesystem;

FileDescriptor::~FileDescriptor() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<FileDescriptor> FileDescriptor::open(const fs::path& path, int flags, unsigned mode) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  if (descriptor < 0) return fail_errno(path.string());
  return FileDescriptor(descriptor);
}

namespace {

/// Calls `read(out, size, done)` until everything requested is read or the input ends.
template <typename Read>
Result<std::size_t> read_all(char* out, std::size_t size, const fs::path& path, Read read) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = read(out + done, size - done, done);
    if (count == 0) break;
    if (count < 0) {
      if (errno == EINTR) continue;
      return fail_errno(path.string());
    }
    done += static_cast<std::size_t>(count);
  }
  return done;
}

}  // namespace

Result<std::size_t> read_some(const FileDescriptor& file, char* out, std::size_t size,
                              const fs::path& path) {
  return read_all(out, size, path, [&](char* to, std::size_t left, std::size_t /*done*/) {
    return ::read(file.get(), to, left);
  });
}

Result<std::size_t> read_at(const FileDescriptor& file, char* out, std::size_t size,
                            std::uint64_t offset, const fs::path& path) {
  return read_all(out, size, path, [&](char* to, std::size_t left, std::size_t done) {
    return ::pread(file.get(), to, left, static_cast<off_t>(offset + done));
  });
}

Result<void> write_all(const FileDescriptor& file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return fail_errno(path.string());
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  auto file = FileDescriptor::open(path, O_RDONLY);
  if (!file) return pass(file);
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return fail_errno(path.string());
  std::string content;
  std::size_t length = 0;
  content.resize(static_cast<std::size_t>(status.st_size) + 1);
  while (true) {
    const auto count = read_some(*file, content.data() + length, content.size() - length, path);
    if (!count) return pass(count);
    length += *count;
    if (length > limit) {
      return fail(ErrorKind::input, fmt::format("{}: longer than {} bytes", path.string(), limit));
    }
    if (length < content.size()) break;
    content.resize(content.size() * 2);
  }
  content.resize(length);
  return content;
}

Result<void> replace_file(const fs::path& path, std::string_view content) {
  const fs::path temporary = path.string() + ".new";
  {
    auto file = FileDescriptor::open(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) return pass(file);
    if (auto written = write_all(*file, content, temporary); !written) return written;
    if (::fsync(file->get()) != 0) return fail_errno(temporary.string());
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return fail_errno(path.string());
  return sync_path(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

Result<void> sync_path(const fs::path& path) {
  auto file = FileDescriptor::open(path, O_RDONLY);
  if (!file) return pass(file);
  if (::fsync(file->get()) != 0) return fail_errno(path.string());
  return {};
}

Result<void> sync_directory(const fs::path& path) {
  std::error_code code;
  for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code)) {
    if (auto synced = sync_path(it->path()); !synced) return synced;
  }
  if (code) return fail(ErrorKind::io, path.string() + ": " + code.message());
  return sync_path(path);
}

Result<void> remove_tree(const fs::path& path) {
  std::error_code code;
  fs::remove_all(path, code);
  if (code) return fail(ErrorKind::io, fmt::format("{}: {}", path.string(), code.message()));
  return {};
}

std::uint64_t directory_size(const fs::path& path) {
  std::uint64_t bytes = 0;
  std::error_code code;
  for (fs::recursive_directory_iterator it(path, code), end; !code && it != end;
       it.increment(code)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored)) bytes += it->file_size(ignored);
  }
  return bytes;
}

}  // namespace dateline
