#include "query/command/opener.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "common/support/wait_for_child.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

/// A script of sh(1) that opens "$1".
std::string opening_script() {
  const char* browser = std::getenv("BROWSER");
  const bool chosen = browser != nullptr && *browser != '\0';
  std::string_view commands = chosen ? browser : "xdg-open";
  std::string script;
  while (!commands.empty()) {
    std::string command(take_until(commands, ':'));
    if (command.empty()) continue;
    const std::size_t place = command.find("%s");
    if (place == std::string::npos) {
      command += " \"$1\"";
    } else {
      command.replace(place, 2, "\"$1\"");
    }
    script += script.empty() ? command : " || " + command;
  }
  return script;
}

/// Reads the target and becomes the shell, or ends if there is none.
[[noreturn]] void wait_for_target(int from, const std::string& script) {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGHUP, SIG_DFL);
  std::string target;
  std::array<char, 4096> part{};
  while (true) {
    const ssize_t size = ::read(from, part.data(), part.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    target.append(part.data(), static_cast<std::size_t>(size));
  }
  if (target.empty()) ::_exit(EXIT_SUCCESS);
  ::execl("/bin/sh", "sh", "-c", script.c_str(), "sh", target.c_str(), nullptr);
  ::_exit(EXIT_FAILURE);
}

}  // namespace

Opener::Opener() {
  const std::string script = opening_script();
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
  const FileDescriptor out(ends[0]);
  in_ = FileDescriptor(ends[1]);
  child_ = ::fork();
  if (child_ != 0) return;
  in_ = FileDescriptor();
  wait_for_target(out.get(), script);
}

Opener::~Opener() {
  in_ = FileDescriptor();
  if (child_ > 0) wait_for_child(child_);
}

Result<void> Opener::open(const std::string& target) {
  int status = 0;
  const bool done = child_ > 0 && write_all(in_, target, "browser").has_value();
  in_ = FileDescriptor();
  if (child_ > 0) status = wait_for_child(std::exchange(child_, -1));
  if (done && WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return fail(ErrorKind::io, fmt::format("no browser could open {}", target),
              "set BROWSER to a command that can");
}

}  // namespace dateline
