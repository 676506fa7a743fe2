// A library for LD_PRELOAD that counts the calls by which a program changes files and injects a
// fault at the n-th. Environment:
//   FAULT     kill: SIGKILL instead of the n-th call
//             stop: SIGTERM before the n-th call
//             ENOSPC, EIO: it and all later ones fail
//             once: it alone fails, with EIO
//             short: it and all later writes write only half of their data
//             power: SIGKILL as well; synced data is kept in FAULT_ROOM
//   FAULT_AT  n, from 1
//   FAULT_ROOM  a folder: content-INODE is a file as of its last sync, names-INODE the entries of a
//             folder, one per line: inode number and name
// Standard output and error are left alone.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

enum class Fault { none, kill, stop, power, no_space, io, once, short_count };
enum class Call { write, sync, create, remove };

Fault fault_of_environment() {
  const char* name = std::getenv("FAULT");
  if (name == nullptr) return Fault::none;
  if (std::strcmp(name, "kill") == 0) return Fault::kill;
  if (std::strcmp(name, "stop") == 0) return Fault::stop;
  if (std::strcmp(name, "power") == 0) return Fault::power;
  if (std::strcmp(name, "ENOSPC") == 0) return Fault::no_space;
  if (std::strcmp(name, "EIO") == 0) return Fault::io;
  if (std::strcmp(name, "once") == 0) return Fault::once;
  if (std::strcmp(name, "short") == 0) return Fault::short_count;
  return Fault::none;
}

long first_of_environment() {
  const char* at = std::getenv("FAULT_AT");
  return at == nullptr ? 0 : std::atol(at);
}

// True while this library records what was synced: its own calls do not count.
thread_local bool remembering = false;

// Whether the fault is due; kills the process if that is the fault.
bool struck() {
  if (remembering) return false;
  static const long first = first_of_environment();
  static std::atomic<long> calls{0};
  const long call = ++calls;
  if (call < first) return false;
  const Fault fault = fault_of_environment();
  if (fault == Fault::kill || fault == Fault::power) ::kill(::getpid(), SIGKILL);
  if (fault == Fault::stop && call == first) ::kill(::getpid(), SIGTERM);
  return fault != Fault::once || call == first;
}

// Whether a call is to fail; sets errno.
bool fails(Call call) {
  static const Fault fault = fault_of_environment();
  if (fault == Fault::none || !struck()) return false;
  if (fault == Fault::io || fault == Fault::once) {
    errno = EIO;
    return true;
  }
  // A full disk does not prevent removing files.
  if (fault == Fault::no_space && call != Call::remove) {
    errno = ENOSPC;
    return true;
  }
  return false;
}

size_t written_size(size_t size) {
  static const bool is_short = fault_of_environment() == Fault::short_count;
  return is_short && size > 1 && struck() ? size / 2 : size;
}

bool is_standard(int file) {
  return file <= STDERR_FILENO;
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// Records the state of a file or folder that was just synced.
void write_down(int file) {
  const char* room = std::getenv("FAULT_ROOM");
  struct stat status {};
  if (room == nullptr || ::fstat(file, &status) != 0) return;
  const std::filesystem::path path("/proc/self/fd/" + std::to_string(file));
  const bool is_folder = S_ISDIR(status.st_mode);
  std::ofstream out(
      std::string(room) + (is_folder ? "/names-" : "/content-") + std::to_string(status.st_ino),
      std::ios::binary);
  if (!is_folder) {
    std::ifstream in(path, std::ios::binary);
    if (in.peek() != std::ifstream::traits_type::eof()) out << in.rdbuf();
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    struct stat named {};
    if (::stat(entry.path().c_str(), &named) != 0) continue;
    out << named.st_ino << ' ' << entry.path().filename().string() << '\n';
  }
}

// The same, uninterrupted by the fault: a state is written completely or not at all.
void remember(int file) {
  remembering = true;
  write_down(file);
  remembering = false;
}

bool writes(int flags) {
  return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (is_standard(file)) return real(file, bytes, size);
  return fails(Call::write) ? -1 : real(file, bytes, written_size(size));
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return fails(Call::write) ? -1 : real(file, bytes, written_size(size), offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return fails(Call::write) ? -1 : real(file, bytes, written_size(size), offset);
}

int fsync(int file) {
  static const auto real = next<int (*)(int)>("fsync");
  if (fails(Call::sync)) return -1;
  const int result = real(file);
  if (result == 0) remember(file);
  return result;
}

int fdatasync(int file) {
  static const auto real = next<int (*)(int)>("fdatasync");
  if (fails(Call::sync)) return -1;
  const int result = real(file);
  if (result == 0) remember(file);
  return result;
}

int ftruncate(int file, off_t size) {
  static const auto real = next<int (*)(int, off_t)>("ftruncate");
  return fails(Call::write) ? -1 : real(file, size);
}

int ftruncate64(int file, off64_t size) {
  static const auto real = next<int (*)(int, off64_t)>("ftruncate64");
  return fails(Call::write) ? -1 : real(file, size);
}

int rename(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  return fails(Call::create) ? -1 : real(from, to);
}

int link(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("link");
  return fails(Call::create) ? -1 : real(from, to);
}

int mkdir(const char* path, mode_t mode) {
  static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
  return fails(Call::create) ? -1 : real(path, mode);
}

int rmdir(const char* path) {
  static const auto real = next<int (*)(const char*)>("rmdir");
  return fails(Call::remove) ? -1 : real(path);
}

int unlink(const char* path) {
  static const auto real = next<int (*)(const char*)>("unlink");
  return fails(Call::remove) ? -1 : real(path);
}

int unlinkat(int folder, const char* path, int flags) {
  static const auto real = next<int (*)(int, const char*, int)>("unlinkat");
  return fails(Call::remove) ? -1 : real(folder, path, flags);
}

int open(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return writes(flags) && fails(Call::create) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open64");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return writes(flags) && fails(Call::create) ? -1 : real(path, flags, mode);
}

}  // extern "C"
