#include "query/command/pager.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

#include "common/support/standard_output.h"

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

/// Waits for a text on the input and becomes the pager, or ends if there is none.
void show_text(int input, const std::string& command) {
  pollfd waiting{input, POLLIN, 0};
  while (::poll(&waiting, 1, -1) < 0 && errno == EINTR) {
  }
  if ((waiting.revents & POLLIN) == 0) ::_exit(EXIT_SUCCESS);
  ::dup2(input, STDIN_FILENO);
  // Pass colours through and leave the text on the screen; the user's own LESS takes precedence.
  ::setenv("LESS", "FRX", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  ::_exit(no_such_command);
}

WaitingChild waiting_pager() {
  const std::string command = pager_command();
  if (command.empty()) return {};
  return WaitingChild([&](int input) { show_text(input, command); });
}

}  // namespace

Pager::Pager(bool wanted)
    : child_(wanted && output_is_terminal() ? waiting_pager() : WaitingChild()) {}

bool Pager::page(std::string_view text) {
  // Ctrl-C is for the pager.
  std::signal(SIGINT, SIG_IGN);
  // It may end before it has read all.
  static_cast<void>(child_.tell(text, "pager"));
  const int status = child_.end();
  return !WIFEXITED(status) || WEXITSTATUS(status) != no_such_command;
}

Result<void> Pager::write(std::string_view text) {
  if (child_.exists() && !fits_on_screen(text) && page(text)) return {};
  return write_output(text);
}

}  // namespace dateline
