#include "query/command/waiting_child.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>

#include "common/support/wait_for_child.h"

namespace dateline {

WaitingChild::WaitingChild(const Main& main) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
  const FileDescriptor out(ends[0]);
  in_ = FileDescriptor(ends[1]);
  child_ = ::fork();
  if (child_ != 0) return;
  in_ = FileDescriptor();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
  main(out.get());
  ::_exit(EXIT_FAILURE);
}

WaitingChild::WaitingChild(WaitingChild&& other) noexcept
    : in_(std::move(other.in_)), child_(std::exchange(other.child_, -1)) {}

WaitingChild::~WaitingChild() {
  end();
}

Result<void> WaitingChild::tell(std::string_view text, const char* name) {
  return write_all(in_, text, name);
}

int WaitingChild::end() {
  in_ = FileDescriptor();
  return exists() ? wait_for_child(std::exchange(child_, -1)) : 0;
}

}  // namespace dateline
