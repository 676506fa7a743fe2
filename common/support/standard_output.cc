#include "common/support/standard_output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace dateline {
namespace {

bool put(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
         std::fflush(stdout) == 0;
}

unsigned width_of(int terminal) {
  winsize size{};
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    // The lowest free number. Opened for the wrong direction.
    static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

namespace {

/// From `errno`.
Failure output_failure() {
  Failure failure = fail_errno("standard output");
  if (failure.value().kind == ErrorKind::no_space) failure.value().hint = "free some disk space";
  return failure;
}

}  // namespace

void write_message(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

Result<void> write_output(std::string_view bytes) {
  if (put(bytes)) return {};
  const int code = errno;
  if (!output_has_reader()) return {};
  errno = code;
  return output_failure();
}

Result<ExitCode> finish_with(std::string_view output, ExitCode code) {
  if (auto written = write_output(output); !written) return pass(written);
  return code;
}

Result<void> deliver_output(std::string_view bytes) {
  if (put(bytes)) return {};
  return output_failure();
}

bool output_has_reader() {
  pollfd output{STDOUT_FILENO, 0, 0};
  ::poll(&output, 1, 0);
  return (output.revents & (POLLERR | POLLHUP)) == 0;
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) == 1;
}

bool output_takes_colour() {
  const char* terminal = std::getenv("TERM");
  const char* none = std::getenv("NO_COLOR");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return output_is_terminal() && !dumb && (none == nullptr || *none == '\0');
}

unsigned output_width() {
  return width_of(STDOUT_FILENO);
}

unsigned error_width() {
  return width_of(STDERR_FILENO);
}

}  // namespace dateline
