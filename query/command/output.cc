#include "query/command/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace dateline {

Result<void> write_output(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  if ((written && std::fflush(stdout) == 0) || errno == EPIPE) return {};
  return fail_errno("standard output");
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) == 1;
}

unsigned output_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace dateline
