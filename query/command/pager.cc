#include "query/command/pager.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <utility>

#include "common/support/standard_output.h"
#include "common/support/wait_for_child.h"

namespace dateline {
namespace {

constexpr int no_such_command = 127;  // exit status of sh(1)

bool fits_on_screen(std::string_view text) {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return true;
  return std::count(text.begin(), text.end(), '\n') < size.ws_row;
}

/// The pager's command line; empty for none.
std::string pager_command() {
  const char* pager = std::getenv("PAGER");
  const std::string command = pager == nullptr ? "less" : pager;
  return command == "cat" ? std::string() : command;
}

/// Waits for a text on standard input and becomes the pager, or ends if there is none.
[[noreturn]] void wait_for_text(const std::string& command) {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGHUP, SIG_DFL);
  pollfd input{STDIN_FILENO, POLLIN, 0};
  while (::poll(&input, 1, -1) < 0 && errno == EINTR) {
  }
  if ((input.revents & POLLIN) == 0) ::_exit(EXIT_SUCCESS);
  // Pass colours through and leave the text on the screen; the user's own LESS takes precedence.
  ::setenv("LESS", "FRX", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  ::_exit(no_such_command);
}

}  // namespace

Pager::Pager(bool wanted) {
  const std::string command = wanted && output_is_terminal() ? pager_command() : std::string();
  std::array<int, 2> ends{};
  if (command.empty() || ::pipe2(ends.data(), O_CLOEXEC) != 0) return;
  const FileDescriptor out(ends[0]);
  in_ = FileDescriptor(ends[1]);
  child_ = ::fork();
  if (child_ != 0) return;
  in_ = FileDescriptor();
  ::dup2(out.get(), STDIN_FILENO);
  wait_for_text(command);
}

Pager::~Pager() {
  end();
}

int Pager::end() {
  in_ = FileDescriptor();
  return child_ > 0 ? wait_for_child(std::exchange(child_, -1)) : 0;
}

bool Pager::page(std::string_view text) {
  // Ctrl-C is for the pager.
  std::signal(SIGINT, SIG_IGN);
  // It may end before it has read all.
  static_cast<void>(write_all(in_, text, "pager"));
  const int status = end();
  return !WIFEXITED(status) || WEXITSTATUS(status) != no_such_command;
}

Result<void> Pager::write(std::string_view text) {
  if (child_ > 0 && !fits_on_screen(text) && page(text)) return {};
  return write_output(text);
}

}  // namespace dateline
