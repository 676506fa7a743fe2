#include "common/database/writer_lock.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <thread>

#include "common/support/stop_signal.h"

namespace dateline {
namespace {

constexpr std::chrono::milliseconds retry_interval(100);

std::string describe_this_process() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return fmt::format("pid {} on {} since {:%Y-%m-%d %H:%M:%S} UTC", ::getpid(), host.data(),
                     fmt::gmtime(std::time(nullptr)));
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::filesystem::path& path,
                                       std::chrono::seconds wait) {
  auto file = FileDescriptor::open(path, O_RDWR | O_CREAT);
  if (!file) return pass(std::move(file));
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(file->get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return fail_errno(path.string());
    if (stop_requested()) return fail(ErrorKind::interrupted, "stopped while waiting for the lock");
    if (std::chrono::steady_clock::now() >= deadline) {
      const auto holder = read_file(path, 4096);
      return fail(ErrorKind::index_locked,
                  fmt::format("{}: is being written by {}", path.parent_path().string(),
                              holder && !holder->empty() ? *holder : "another process"),
                  "wait until it has finished, or give --wait 10m");
    }
    std::this_thread::sleep_for(retry_interval);
  }
  // Over the last holder's, not behind it: that asks for no space of a full disk.
  const std::string holder = describe_this_process();
  if (auto written = write_all(*file, holder, path); !written) return pass(std::move(written));
  if (::ftruncate(file->get(), static_cast<off_t>(holder.size())) != 0) {
    return fail_errno(path.string());
  }
  return WriterLock(std::move(*file));
}

}  // namespace dateline
