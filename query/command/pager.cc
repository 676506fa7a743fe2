#include "query/command/pager.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
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

/// Returns whether the command could be run.
bool pipe_into(const std::string& command, std::string_view text) {
  // Pass colours through and leave the text on the screen; the user's own LESS takes precedence.
  const std::string with_settings = "export LESS=\"${LESS-FRX}\"; " + command;
  std::FILE* pager = popen(with_settings.c_str(), "w");
  if (pager == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pager);
  const int status = pclose(pager);
  return !WIFEXITED(status) || WEXITSTATUS(status) != no_such_command;
}

}  // namespace

Result<void> write_paged(std::string_view text) {
  if (output_is_terminal() && !fits_on_screen(text)) {
    const std::string command = pager_command();
    if (!command.empty() && pipe_into(command, text)) return {};
  }
  return write_output(text);
}

}  // namespace dateline
