#include "query/command/opener.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>

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
void open_target(int input, const std::string& script) {
  std::string target;
  std::array<char, 4096> part{};
  while (true) {
    const ssize_t size = ::read(input, part.data(), part.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    target.append(part.data(), static_cast<std::size_t>(size));
  }
  if (target.empty()) ::_exit(EXIT_SUCCESS);
  ::execl("/bin/sh", "sh", "-c", script.c_str(), "sh", target.c_str(), nullptr);
}

}  // namespace

Opener::Opener() : child_([script = opening_script()](int input) { open_target(input, script); }) {}

Result<void> Opener::open(const std::string& target) {
  const bool told = child_.exists() && child_.tell(target, "browser").has_value();
  const int status = child_.end();
  if (told && WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return fail(ErrorKind::io, fmt::format("no browser could open {}", target),
              "set BROWSER to a command that can");
}

}  // namespace dateline
