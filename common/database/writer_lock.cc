#include "common/database/writer_lock.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <string>
#include <string_view>
#include <thread>

#include "common/support/parse_number.h"
#include "common/support/stop_signal.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::chrono::milliseconds retry_interval(100);

std::string describe_process(std::string_view pid) {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return fmt::format("pid {} on {} since ", pid, host.data());
}

std::string describe_this_process() {
  return fmt::format("{}{:%Y-%m-%d %H:%M:%S} UTC", describe_process(std::to_string(::getpid())),
                     fmt::gmtime(std::time(nullptr)));
}

// Whether the description is of a process on this machine that no longer exists.
bool has_ended(std::string_view description) {
  constexpr std::string_view begin = "pid ";
  if (!description.starts_with(begin)) return false;
  std::string_view rest = description.substr(begin.size());
  const std::string_view digits = take_until(rest, ' ');
  const auto pid = parse_number<pid_t>(digits);
  return pid && *pid > 0 && description.starts_with(describe_process(digits)) &&
         ::kill(*pid, 0) != 0 && errno == ESRCH;
}

// The holder of the lock according to the file. If the holder has only just taken the lock, the
// file may still describe the previous one.
std::string holder_named_in(const std::filesystem::path& path) {
  const auto description = read_file(path, 4096);
  const bool known = description && !description->empty() && !has_ended(*description);
  return known ? *description : "another process";
}

// Takes the lock in the given mode (LOCK_EX or LOCK_SH), retrying for up to `wait`.
Result<void> lock(const FileDescriptor& file, int mode, const std::filesystem::path& path,
                  std::chrono::seconds wait) {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(file.get(), mode | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return fail_errno(path.string());
    if (stop_requested()) return fail(ErrorKind::interrupted, "stopped while waiting for the lock");
    if (std::chrono::steady_clock::now() >= deadline) {
      return fail(
          ErrorKind::index_locked,
          fmt::format("{}: locked by {}", path.parent_path().string(), holder_named_in(path)),
          "try again later, or wait for it with --wait 10m");
    }
    std::this_thread::sleep_for(retry_interval);
  }
  return {};
}

Result<FileDescriptor> open_lock(const std::filesystem::path& path, int flags) {
  auto file = FileDescriptor::open_regular(path, flags | O_CREAT);
  if (!file && file.error().kind == ErrorKind::input) {
    return fail(ErrorKind::index_corrupt, file.error().message, "remove it");
  }
  return file;
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::filesystem::path& path,
                                       std::chrono::seconds wait) {
  auto file = open_lock(path, O_RDWR);
  if (!file) return pass(file);
  if (auto locked = lock(*file, LOCK_EX, path, wait); !locked) return pass(locked);
  // Overwrites the last holder's description, which needs no space on a full disk.
  const std::string holder = describe_this_process();
  if (auto written = write_all(*file, holder, path); !written) return pass(written);
  if (::ftruncate(file->get(), static_cast<off_t>(holder.size())) != 0) {
    return fail_errno(path.string());
  }
  return WriterLock(std::move(*file));
}

Result<WriterLock> WriterLock::share(const std::filesystem::path& path, std::chrono::seconds wait) {
  auto file = open_lock(path, O_RDONLY);
  if (!file) {
    std::error_code code;
    if (std::filesystem::exists(path, code) || code) return pass(file);
    return WriterLock(FileDescriptor());
  }
  if (auto locked = lock(*file, LOCK_SH, path, wait); !locked) return pass(locked);
  return WriterLock(std::move(*file));
}

}  // namespace dateline
