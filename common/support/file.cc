#include "common/support/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "common/support/out_of_memory.h"

namespace dateline {

namespace fs = std::filesystem;

Failure fail_code(const fs::path& path, const std::error_code& code) {
  if (code == std::errc::not_enough_memory) return fail(out_of_memory());
  errno = code.value();
  return fail_errno(path.string());
}

FileDescriptor::~FileDescriptor() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<FileDescriptor> FileDescriptor::open(const fs::path& path, int flags, unsigned mode) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  if (descriptor < 0) return fail_errno(path.string());
  return FileDescriptor(descriptor);
}

namespace {

Failure not_regular(const fs::path& path) {
  return fail(ErrorKind::input, path.string() + ": not a regular file");
}

/// Opens what `accepts` by its mode (inode(7)), without waiting for the other end of a FIFO.
template <typename Accepts>
Result<FileDescriptor> open_if(const fs::path& path, int flags, unsigned mode, Accepts accepts) {
  const int descriptor = ::open(path.c_str(), flags | O_NONBLOCK | O_CLOEXEC, mode);
  if (descriptor < 0) {
    const bool is_other = errno == ELOOP || errno == ENXIO || errno == EISDIR;
    return is_other ? not_regular(path) : fail_errno(path.string());
  }
  FileDescriptor file(descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return fail_errno(path.string());
  if (!accepts(status.st_mode)) return not_regular(path);
  return file;
}

}  // namespace

Result<FileDescriptor> FileDescriptor::open_regular(const fs::path& path, int flags,
                                                    unsigned mode) {
  return open_if(path, flags | O_NOFOLLOW, mode, [](mode_t type) { return S_ISREG(type); });
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

namespace {

Result<std::string> read_limited(const FileDescriptor& file, const fs::path& path,
                                 std::uint64_t limit) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return fail_errno(path.string());
  const auto too_long = [&] {
    return fail(ErrorKind::input, fmt::format("{}: longer than {} bytes", path.string(), limit));
  };
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) return too_long();
  std::string content(static_cast<std::size_t>(size) + 1, '\0');
  std::size_t length = 0;
  while (true) {
    const auto count = read_some(file, content.data() + length, content.size() - length, path);
    if (!count) return pass(count);
    length += *count;
    if (length > limit) return too_long();
    if (length < content.size()) break;
    content.resize(content.size() * 2);
  }
  content.resize(length);
  return content;
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  const auto file = FileDescriptor::open_regular(path, O_RDONLY);
  if (!file) return pass(file);
  return read_limited(*file, path, limit);
}

Result<std::string> read_named_file(const fs::path& path, std::uint64_t limit) {
  const auto file =
      open_if(path, O_RDONLY, 0, [](mode_t type) { return S_ISREG(type) || S_ISCHR(type); });
  if (!file) return pass(file);
  return read_limited(*file, path, limit);
}

namespace {

/// Creates a file, in the place of whatever an earlier run or somebody else has left there.
Result<FileDescriptor> create_anew(const fs::path& path) {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL;
  auto file = FileDescriptor::open(path, flags);
  std::error_code code;
  if (file || !fs::exists(fs::symlink_status(path, code))) return file;
  if (::unlink(path.c_str()) != 0) return fail_errno(path.string());
  return FileDescriptor::open(path, flags);
}

Result<void> write_anew(const fs::path& path, std::string_view content) {
  auto file = create_anew(path);
  if (!file) return pass(file);
  if (auto written = write_all(*file, content, path); !written) return written;
  return ::fsync(file->get()) == 0 ? Result<void>{} : fail_errno(path.string());
}

}  // namespace

Result<std::ifstream> open_lines(const std::string& path) {
  std::error_code code;
  if (fs::is_directory(path, code)) return fail(ErrorKind::input, path + ": is a folder", "");
  std::ifstream file(path);
  if (!file) return fail_errno(path);
  return file;
}

Result<void> replace_file(const fs::path& path, std::string_view content) {
  const fs::path temporary = path.string() + ".new";
  auto replaced = write_anew(temporary, content);
  if (replaced && ::rename(temporary.c_str(), path.c_str()) != 0) {
    replaced = fail_errno(path.string());
  }
  if (!replaced) {
    ::unlink(temporary.c_str());
    return replaced;
  }
  return sync_path(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

Result<void> sync_path(const fs::path& path) {
  auto file = FileDescriptor::open(path, O_RDONLY | O_NONBLOCK);
  if (!file) return pass(file);
  if (::fsync(file->get()) != 0) return fail_errno(path.string());
  return {};
}

Result<void> sync_directory(const fs::path& path) {
  std::error_code code;
  for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code)) {
    if (auto synced = sync_path(it->path()); !synced) return synced;
  }
  if (code) return fail_code(path, code);
  return sync_path(path);
}

Result<void> remove_tree(const fs::path& path) {
  std::error_code code;
  fs::remove_all(path, code);
  if (code) return fail_code(path, code);
  return {};
}

std::uint64_t directory_size(const fs::path& path) {
  std::uint64_t bytes = 0;
  std::error_code code;
  for (fs::recursive_directory_iterator it(path, code), end; !code && it != end;
       it.increment(code)) {
    std::error_code gone;  // meanwhile
    const std::uint64_t size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace dateline
